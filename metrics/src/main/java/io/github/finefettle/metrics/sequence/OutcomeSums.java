package io.github.finefettle.metrics.sequence;

/** Reads the sums of an {@link OutcomeScorer}. */
final class OutcomeSums {
  private OutcomeSums() {}

  static double of(double[] sums, EntityOutcome outcome) {
    return sums[outcome.column()];
  }

  /** Pairs of a true and a predicted entity. */
  static double pairs(double[] sums) {
    return of(sums, EntityOutcome.CORRECT)
        + of(sums, EntityOutcome.WRONG_TYPE)
        + of(sums, EntityOutcome.WRONG_BOUNDARY)
        + of(sums, EntityOutcome.WRONG_BOTH);
  }

  static double gold(double[] sums) {
    return pairs(sums) + of(sums, EntityOutcome.MISSED);
  }

  static double predicted(double[] sums) {
    return pairs(sums) + of(sums, EntityOutcome.SPURIOUS);
  }
}
