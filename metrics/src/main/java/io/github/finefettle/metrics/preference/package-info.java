/** Measures of which of two answers was preferred: win rates, position bias, and ratings. */
@NullMarked
package io.github.finefettle.metrics.preference;

import org.jspecify.annotations.NullMarked;
