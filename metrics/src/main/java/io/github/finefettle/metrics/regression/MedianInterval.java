package io.github.finefettle.metrics.regression;

import io.github.finefettle.core.statistics.Interval;
import java.util.Optional;

/**
 * The interval of a median between two order statistics. How many of n values lie below the median
 * is binomial with share one half, whatever their distribution (Thompson, 1936), so the interval
 * covers at least what it says.
 */
final class MedianInterval {
  private static final double LN_HALF = StrictMath.log(0.5);

  private MedianInterval() {}

  /** The interval, or empty where even the whole range does not cover enough. */
  static Optional<Interval> of(double[] sorted, double confidence) {
    int outside = valuesOutside(sorted.length, (1 - confidence) / 2);
    return outside == 0
        ? Optional.empty()
        : Optional.of(
            new Interval(
                sorted[outside - 1],
                sorted[sorted.length - outside],
                confidence,
                "order-statistics"));
  }

  /** The greatest k for which fewer than k successes of n have a chance of at most the tail. */
  private static int valuesOutside(int n, double tail) {
    // Probabilities far below the middle underflow to 0, as they should beside the tail.
    double logarithm = n * LN_HALF;
    double below = 0;
    for (int k = 0; k <= n / 2; k++) {
      below += StrictMath.exp(logarithm);
      if (below > tail) {
        return k;
      }
      logarithm += StrictMath.log((double) (n - k) / (k + 1));
    }
    return n / 2;
  }
}
