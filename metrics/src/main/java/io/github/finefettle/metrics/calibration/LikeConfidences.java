package io.github.finefettle.metrics.calibration;

import io.github.finefettle.metrics.ranking.internal.Ties;
import java.util.Arrays;

/**
 * Rows in at most 1,025 groups of like confidence, for simulations that would cost too much row by
 * row. The value itself is never measured on them.
 */
final class LikeConfidences {
  private static final int PARTS = 1_024;

  private final long[] rows;
  private final long[] hits;
  private final double[] confidences;

  private LikeConfidences(long[] rows, long[] hits, double[] confidences) {
    this.rows = rows;
    this.hits = hits;
    this.confidences = confidences;
  }

  static LikeConfidences of(Ties ties) {
    long[] rows = new long[PARTS + 1];
    long[] hits = new long[PARTS + 1];
    double[] sums = new double[PARTS + 1];
    int[] filled = new int[1];
    int[] last = {-1};
    ties.ascending(
        (confidence, positives, negatives) -> {
          int part = (int) Math.rint(confidence * PARTS);
          if (part != last[0]) {
            last[0] = part;
            filled[0]++;
          }
          int i = filled[0] - 1;
          rows[i] += positives + negatives;
          hits[i] += positives;
          sums[i] += confidence * (positives + negatives);
        });
    double[] means = new double[filled[0]];
    Arrays.setAll(means, i -> Math.min(1, sums[i] / rows[i]));
    return new LikeConfidences(
        Arrays.copyOf(rows, means.length), Arrays.copyOf(hits, means.length), means);
  }

  long[] rows() {
    return rows;
  }

  long[] hits() {
    return hits;
  }

  double[] confidences() {
    return confidences;
  }
}
