/** Measures of generated programs that were run against tests. */
@NullMarked
package io.github.finefettle.metrics.code;

import org.jspecify.annotations.NullMarked;
