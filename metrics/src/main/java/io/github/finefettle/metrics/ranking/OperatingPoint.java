package io.github.finefettle.metrics.ranking;

/**
 * What comes of calling every row positive whose score is at or above a threshold.
 *
 * @param threshold the least score called positive; infinite where no row is
 * @param truePositives positive rows called positive
 * @param falsePositives other rows called positive
 * @param falseNegatives positive rows not called positive
 * @param trueNegatives other rows not called positive
 */
public record OperatingPoint(
    double threshold,
    long truePositives,
    long falsePositives,
    long falseNegatives,
    long trueNegatives) {
  /** Checks the counts. */
  public OperatingPoint {
    if (Double.isNaN(threshold)
        || Math.min(
                Math.min(truePositives, falsePositives), Math.min(falseNegatives, trueNegatives))
            < 0) {
      throw new IllegalArgumentException(
          "The counts at the threshold " + threshold + " must be 0 or more, and it not NaN.");
    }
  }

  /**
   * Of the rows called positive, the share that are.
   *
   * @return in [0, 1]; 1 where no row is called positive, the end of the curve
   */
  public double precision() {
    long called = truePositives + falsePositives;
    return called == 0 ? 1 : (double) truePositives / called;
  }

  /**
   * Of the positive rows, the share called so (sensitivity).
   *
   * @return in [0, 1]; NaN without positive rows
   */
  public double recall() {
    return (double) truePositives / (truePositives + falseNegatives);
  }

  /**
   * Of the other rows, the share not called positive.
   *
   * @return in [0, 1]; NaN without other rows
   */
  public double specificity() {
    return (double) trueNegatives / (trueNegatives + falsePositives);
  }

  /**
   * The weighted harmonic mean of precision and recall, from counts.
   *
   * @param beta how many times as much recall counts as precision, above 0; 1 for F1
   * @return in [0, 1]; NaN where no row is or is called positive
   */
  public double f(double beta) {
    double weight = beta * beta;
    return (1 + weight)
        * truePositives
        / ((1 + weight) * truePositives + weight * falseNegatives + falsePositives);
  }
}
