/** Tests of the audit. */
@NullMarked
package io.github.finefettle.report;

import org.jspecify.annotations.NullMarked;
