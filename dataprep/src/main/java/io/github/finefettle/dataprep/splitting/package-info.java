/** Splits that do not leak, and the measurement of those that do. */
@NullMarked
package io.github.finefettle.dataprep.splitting;

import org.jspecify.annotations.NullMarked;
