package io.github.finefettle.metrics.multilabel;

/**
 * Precision, recall, F1 and Jaccard as quotients of linear forms in hits, false alarms and misses,
 * so that their derivatives are at hand.
 */
enum LabelRatio {
  PRECISION("precision", new int[] {1, 0, 0}, new int[] {1, 1, 0}),
  RECALL("recall", new int[] {1, 0, 0}, new int[] {1, 0, 1}),
  F1("f1", new int[] {2, 0, 0}, new int[] {2, 1, 1}),
  JACCARD("jaccard", new int[] {1, 0, 0}, new int[] {1, 1, 1});

  private final String key;
  private final int[] above;
  private final int[] below;

  LabelRatio(String key, int[] above, int[] below) {
    this.key = key;
    this.above = above;
    this.below = below;
  }

  String key() {
    return key;
  }

  /** The quotient, NaN where it divides by zero. */
  double of(long[] counts) {
    long divisor = dot(below, counts);
    return divisor == 0 ? Double.NaN : (double) dot(above, counts) / divisor;
  }

  /** Its derivative by one of the counts; 0 where it divides by zero. */
  double derivative(long[] counts, int outcome) {
    long divisor = dot(below, counts);
    return divisor == 0 ? 0 : (above[outcome] - of(counts) * below[outcome]) / divisor;
  }

  private static long dot(int[] factors, long[] counts) {
    return factors[0] * counts[0] + factors[1] * counts[1] + factors[2] * counts[2];
  }
}
