package io.github.finefettle.metrics.ranking;

import io.github.finefettle.metrics.ranking.internal.Ties;

/**
 * The area under the ROC curve up to a rate m of false positives, with straight lines through ties.
 *
 * <p>A positive that is placed above all but a share f of the other rows adds max(0, m - f); the
 * mean is the area. What another row adds is the rate of true positives at its place, or at m if it
 * lies beyond. Both are taken in the mean over their tie. Their variances give that of the area, as
 * for the whole curve, with which the formula agrees at m = 1 (DeLong's method for a part of the
 * curve: He and Escobar, Statistics in Medicine 27, 2008).
 *
 * <p>The sums run over sorted scores, so the order in which rows came leaves no trace.
 */
final class PartialArea {
  private final double most;
  private final double positives;
  private final double negatives;
  private final double rateAtMost;
  private final double[] sums = new double[4];
  private long above;
  private long below;

  private PartialArea(Ties ties, double most) {
    this.most = most;
    this.positives = ties.positives();
    this.negatives = ties.negatives();
    this.rateAtMost = rateAt(ties, most);
    ties.descending((score, p, n) -> tie(p, n));
  }

  /** The part of the curve up to {@code most}, in (0, 1], of rows of both kinds. */
  static PartialArea of(Ties ties, double most) {
    return new PartialArea(ties, most);
  }

  double area() {
    return Math.min(most, sums[0] / positives);
  }

  /** The variance of the area, NaN where a kind has fewer than two rows. */
  double variance() {
    return part(sums[0], sums[1], positives) + part(sums[2], sums[3], negatives);
  }

  private static double part(double sum, double squares, double n) {
    return n < 2 ? Double.NaN : Math.max(0, squares - sum * (sum / n)) / (n - 1) / n;
  }

  private void tie(long p, long n) {
    double left = below / negatives;
    double right = (below + n) / negatives;
    double low = above / positives;
    double high = (above + p) / positives;
    double gain = gain(left, right);
    sums[0] += p * gain;
    sums[1] += p * (gain * gain);
    double rate = rate(left, right, low, high);
    sums[2] += n * rate;
    sums[3] += n * (rate * rate);
    above += p;
    below += n;
  }

  /** The mean of max(0, m - f) for f from left to right. */
  private double gain(double left, double right) {
    if (left >= most) {
      return 0;
    }
    return right <= most
        ? most - (left + right) / 2
        : (most - left) * (most - left) / (2 * (right - left));
  }

  /** The mean rate of true positives on a segment, which stays the same beyond m. */
  private double rate(double left, double right, double low, double high) {
    if (left >= most) {
      return rateAtMost;
    }
    if (right <= most) {
      return (low + high) / 2;
    }
    double share = (most - left) / (right - left);
    return share * (low + rateAtMost) / 2 + (1 - share) * rateAtMost;
  }

  private static double rateAt(Ties ties, double most) {
    double p = ties.positives();
    double n = ties.negatives();
    long[] seen = new long[2];
    double[] rate = {1};
    boolean[] passed = new boolean[1];
    ties.descending(
        (score, positives, negatives) -> {
          double left = seen[1] / n;
          double right = (seen[1] + negatives) / n;
          if (!passed[0] && right > most) {
            double share = (most - left) / (right - left);
            rate[0] = (seen[0] + share * positives) / p;
            passed[0] = true;
          }
          seen[0] += positives;
          seen[1] += negatives;
        });
    return rate[0];
  }
}
