/** Measures of predicted numbers: errors, shares of variance, and correlations. */
@NullMarked
package io.github.finefettle.metrics.regression;

import org.jspecify.annotations.NullMarked;
