package io.github.finefettle.metrics.calibration;

import io.github.finefettle.core.statistics.ExactSum;
import io.github.finefettle.metrics.ranking.internal.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The never falling rates that fit best what came true, by pooling adjacent violators (Ayer and
 * others, 1955): from the lowest confidence up, a group whose rate is not above that of the one
 * before joins it. Rates are compared as fractions of whole numbers, without rounding.
 */
final class IsotonicFit {
  private long[] rows = new long[64];
  private long[] hits = new long[64];
  private double[] sums = new double[64];
  private int blocks;

  private IsotonicFit() {}

  static IsotonicFit of(Ties ties) {
    IsotonicFit fit = new IsotonicFit();
    ties.ascending(
        (confidence, positives, negatives) ->
            fit.add(positives + negatives, positives, confidence * (positives + negatives)));
    return fit;
  }

  /**
   * The fit that would be best if within each group all misses stood below all hits: no order of
   * the group's rows allows a better one.
   */
  static IsotonicFit ofKindestOrder(Ties ties) {
    IsotonicFit fit = new IsotonicFit();
    ties.ascending(
        (confidence, positives, negatives) -> {
          if (negatives > 0) {
            fit.add(negatives, 0, confidence * negatives);
          }
          if (positives > 0) {
            fit.add(positives, positives, confidence * positives);
          }
        });
    return fit;
  }

  static IsotonicFit of(long[] rows, long[] hits, double[] confidences) {
    IsotonicFit fit = new IsotonicFit();
    for (int i = 0; i < rows.length; i++) {
      fit.add(rows[i], hits[i], confidences[i] * rows[i]);
    }
    return fit;
  }

  /** The sum of the squared errors of the fitted rates: h (n - h) / n of each block. */
  double squaredErrors() {
    ExactSum sum = new ExactSum();
    for (int i = 0; i < blocks; i++) {
      sum.add((double) hits[i] * (rows[i] - hits[i]) / rows[i]);
    }
    return sum.value();
  }

  /** The fitted rate of each of the groups that made the fit, given how many rows they have. */
  double[] rates(long[] groups) {
    double[] rates = new double[groups.length];
    int block = 0;
    long left = blocks == 0 ? 0 : rows[0];
    for (int i = 0; i < groups.length; i++) {
      if (left == 0) {
        left = rows[++block];
      }
      rates[i] = (double) hits[block] / rows[block];
      left -= groups[i];
    }
    return rates;
  }

  /** The blocks of equal rate with their mean confidence, from the lowest up. */
  List<ReliabilityBin> blocks() {
    List<ReliabilityBin> all = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      all.add(new ReliabilityBin(rows[i], hits[i], Math.min(1, sums[i] / rows[i])));
    }
    return all;
  }

  private void add(long n, long h, double sum) {
    if (blocks == rows.length) {
      int larger = Math.multiplyExact(2, blocks);
      rows = Arrays.copyOf(rows, larger);
      hits = Arrays.copyOf(hits, larger);
      sums = Arrays.copyOf(sums, larger);
    }
    rows[blocks] = n;
    hits[blocks] = h;
    sums[blocks] = sum;
    blocks++;
    while (blocks > 1
        && !isBelow(hits[blocks - 2], rows[blocks - 2], hits[blocks - 1], rows[blocks - 1])) {
      rows[blocks - 2] += rows[blocks - 1];
      hits[blocks - 2] += hits[blocks - 1];
      sums[blocks - 2] += sums[blocks - 1];
      blocks--;
    }
  }

  /** Whether a / b is below c / d, in 128 bits. */
  private static boolean isBelow(long a, long b, long c, long d) {
    int high = Long.compare(Math.multiplyHigh(a, d), Math.multiplyHigh(c, b));
    return high != 0 ? high < 0 : Long.compareUnsigned(a * d, c * b) < 0;
  }
}
