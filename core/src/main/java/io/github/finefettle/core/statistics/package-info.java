/** Exact sums, counter-based random streams, intervals and tests. */
@NullMarked
package io.github.finefettle.core.statistics;

import org.jspecify.annotations.NullMarked;
