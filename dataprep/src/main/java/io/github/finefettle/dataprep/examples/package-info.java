/** Training examples by role: how a user's own records are read and written. */
@NullMarked
package io.github.finefettle.dataprep.examples;

import org.jspecify.annotations.NullMarked;
