/** Personal data and secrets in texts: found, masked or replaced; and lists of unwanted terms. */
@NullMarked
package io.github.finefettle.dataprep.privacy;

import org.jspecify.annotations.NullMarked;
