/** Comparing two models on the same rows: paired differences with intervals and exact tests. */
@NullMarked
package io.github.finefettle.metrics.comparison;

import org.jspecify.annotations.NullMarked;
