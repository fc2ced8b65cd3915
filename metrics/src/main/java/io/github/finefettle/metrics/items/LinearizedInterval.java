package io.github.finefettle.metrics.items;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import java.util.Optional;

/**
 * The interval of a smooth function of sums over many items by the delta method: the function is
 * taken as linear near the sums, so that its variance follows from theirs.
 *
 * <p>With gradient g and sums S over n items, the variance is n / (n - 1) times the sum over
 * columns i, j of g_i g_j (P_ij - S_i S_j / n), P_ij being the sum of products (Casella and Berger,
 * 2002, theorem 5.5.24). The gradient is taken by central differences.
 */
final class LinearizedInterval {
  private static final String METHOD = "delta";

  /** The cube root of the spacing of doubles, which balances both errors of a difference. */
  private static final double RELATIVE_STEP = 6e-6;

  private LinearizedInterval() {}

  /** The interval, or empty where the function is undefined near the sums. */
  static Optional<Interval> of(
      double confidence, long n, double[] sums, double[] products, FunctionOfSums function) {
    double value = function.of(sums, n);
    double[] gradient = gradient(sums, products, n, function);
    double variance = 0;
    int product = 0;
    for (int i = 0; i < sums.length; i++) {
      for (int j = i; j < sums.length; j++) {
        double centred = products[product++] - sums[i] / n * sums[j];
        variance += (i == j ? 1 : 2) * gradient[i] * gradient[j] * centred;
      }
    }
    double half =
        Normal.quantile(0.5 + confidence / 2)
            * Math.sqrt(Math.max(0, variance) * ((double) n / (n - 1)));
    return Double.isFinite(half) && Double.isFinite(value)
        ? Optional.of(new Interval(value - half, value + half, confidence, METHOD))
        : Optional.empty();
  }

  private static double[] gradient(
      double[] sums, double[] products, long n, FunctionOfSums function) {
    double[] gradient = new double[sums.length];
    double[] moved = sums.clone();
    int square = 0;
    for (int i = 0; i < sums.length; i++) {
      boolean alwaysZero = products[square] == 0;
      square += sums.length - i;
      if (alwaysZero) {
        // It has no variance, and a step off 0 could leave the range of the function.
        continue;
      }
      double step = RELATIVE_STEP * Math.max(1, Math.abs(sums[i]));
      double above = sums[i] + step;
      double below = sums[i] - step;
      moved[i] = above;
      double upper = function.of(moved, n);
      moved[i] = below;
      double lower = function.of(moved, n);
      moved[i] = sums[i];
      gradient[i] = (upper - lower) / (above - below);
    }
    return gradient;
  }
}
