/** Comparing two models on the same rows: paired differences with intervals, exact tests, Holm. */
@NullMarked
package io.github.finefettle.metrics.comparison;

import org.jspecify.annotations.NullMarked;
