/**
 * How far raters agree: raw agreement, the chance-corrected coefficients for any number of raters,
 * and the pass rate of a judge corrected for its errors. Cohen's kappa of two raters is among the
 * metrics of classification.
 */
@NullMarked
package io.github.finefettle.metrics.agreement;

import org.jspecify.annotations.NullMarked;
