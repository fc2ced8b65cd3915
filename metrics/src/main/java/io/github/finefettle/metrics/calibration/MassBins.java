package io.github.finefettle.metrics.calibration;

import io.github.finefettle.core.statistics.ExactSum;
import io.github.finefettle.metrics.ranking.internal.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bins between quantiles of sorted confidences. */
final class MassBins {
  private MassBins() {}

  static List<ReliabilityBin> of(Ties ties, int bins) {
    long n = ties.positives() + ties.negatives();
    if (n == 0) {
      return List.of();
    }
    double[] edges = edges(ties, n, bins);
    long[] rows = new long[bins];
    long[] hits = new long[bins];
    ExactSum[] sums = new ExactSum[bins];
    Arrays.setAll(sums, i -> new ExactSum());
    int[] bin = new int[1];
    ties.ascending(
        (confidence, positives, negatives) -> {
          while (bin[0] < edges.length && confidence > edges[bin[0]]) {
            bin[0]++;
          }
          long here = positives + negatives;
          rows[bin[0]] += here;
          hits[bin[0]] += positives;
          if (here == 1) {
            sums[bin[0]].add(confidence);
          } else {
            sums[bin[0]].addProduct(confidence, (double) here);
          }
        });
    List<ReliabilityBin> filled = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      if (rows[i] > 0) {
        filled.add(new ReliabilityBin(rows[i], hits[i], sums[i].dividedBy(rows[i])));
      }
    }
    return filled;
  }

  /**
   * The inner edges: quantiles in the very arithmetic of NumPy, where a tie hangs on a last bit.
   */
  private static double[] edges(Ties ties, long n, int bins) {
    double[] positions = new double[bins - 1];
    for (int i = 1; i < bins; i++) {
      double percent = i * (1.0 / bins) * 100;
      positions[i - 1] = percent / 100 * (n - 1);
    }
    double[] below = new double[bins - 1];
    double[] above = new double[bins - 1];
    long[] seen = new long[1];
    int[] nextBelow = new int[1];
    int[] nextAbove = new int[1];
    ties.ascending(
        (confidence, positives, negatives) -> {
          seen[0] += positives + negatives;
          while (nextBelow[0] < below.length && Math.floor(positions[nextBelow[0]]) < seen[0]) {
            below[nextBelow[0]++] = confidence;
          }
          while (nextAbove[0] < above.length
              && Math.min((long) Math.floor(positions[nextAbove[0]]) + 1, n - 1) < seen[0]) {
            above[nextAbove[0]++] = confidence;
          }
        });
    double[] edges = new double[bins - 1];
    for (int i = 0; i < edges.length; i++) {
      double share = positions[i] - Math.floor(positions[i]);
      double step = above[i] - below[i];
      edges[i] = share < 0.5 ? below[i] + step * share : above[i] - step * (1 - share);
    }
    return edges;
  }
}
