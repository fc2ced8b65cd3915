/** Metrics that are functions of sums over items, with their exact state and its interval. */
@NullMarked
package io.github.finefettle.metrics.items;

import org.jspecify.annotations.NullMarked;
