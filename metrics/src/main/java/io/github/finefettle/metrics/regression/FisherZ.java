package io.github.finefettle.metrics.regression;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import java.util.Optional;

/**
 * The interval of a correlation on the scale where its spread hardly depends on its size: the
 * inverse hyperbolic tangent (Fisher, 1921).
 */
final class FisherZ {
  private FisherZ() {}

  /** The interval, or empty where the correlation is perfect or the variance is none. */
  static Optional<Interval> interval(
      double correlation, double variance, double confidence, String method) {
    if (Math.abs(correlation) >= 1 || !(variance > 0) || Double.isInfinite(variance)) {
      return Optional.empty();
    }
    double z = 0.5 * (StrictMath.log1p(correlation) - StrictMath.log1p(-correlation));
    double half = Normal.quantile(0.5 + confidence / 2) * Math.sqrt(variance);
    return Optional.of(
        new Interval(
            Math.min(StrictMath.tanh(z - half), correlation),
            Math.max(StrictMath.tanh(z + half), correlation),
            confidence,
            method));
  }
}
