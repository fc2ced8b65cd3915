package io.github.finefettle.metrics.regression;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import java.util.Optional;

/**
 * The interval of a share of explained variance among many rows, by the delta method on the
 * logarithm of errors over truths, with the fourth moments of normal variables: those of the data
 * themselves would need sums that lose their digits where values are large beside their spread.
 *
 * <p>For normal errors of mean m and variance e, truths of variance t, and their covariance c, n
 * times the variance of the logarithm of (mean squared error) / t is (2 e² + 4 m² e) / (e + m²)² +
 * 2 - 4 c² / ((e + m²) t), by Isserlis' theorem.
 */
final class NormalDelta {
  private NormalDelta() {}

  static Optional<Interval> interval(Moments m, boolean isR2, double value, double confidence) {
    double n = m.n();
    double e = m.error() / n;
    double t = m.truth() / n;
    // Errors are truths less predictions, so their covariance with the truths follows.
    double c = (m.truth() - m.both()) / n;
    double mean = isR2 ? m.meanError() : 0;
    double square = e + mean * mean;
    double variance =
        ((2 * e * e + 4 * mean * mean * e) / (square * square) + 2 - 4 * c * c / (square * t)) / n;
    double half = Normal.quantile(0.5 + confidence / 2) * Math.sqrt(Math.max(0, variance));
    if (!(half > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new Interval(
            1 - (1 - value) * StrictMath.exp(half),
            1 - (1 - value) * StrictMath.exp(-half),
            confidence,
            "delta-normal"));
  }
}
