package io.github.finefettle.metrics.resampling.internal;

/** Reads quantiles of values that were sorted before. */
public final class SortedSample {
  private SortedSample() {}

  /**
   * The quantile on the line between its two neighbours (Hyndman and Fan, 1996, definition 7).
   * Beside an infinite neighbour there is no such line, and the nearer of both is taken.
   *
   * @param sorted one or more values in ascending order, none of them NaN
   * @param probability in [0, 1]
   * @return the quantile, never NaN
   */
  public static double quantile(double[] sorted, double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    double share = position - below;
    double step = sorted[above] - sorted[below];
    if (Double.isFinite(step)) {
      return sorted[below] + share * step;
    }
    return share < 0.5 ? sorted[below] : sorted[above];
  }
}
