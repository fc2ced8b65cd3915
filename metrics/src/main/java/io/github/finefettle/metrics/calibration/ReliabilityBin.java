package io.github.finefettle.metrics.calibration;

/**
 * Rows of like confidence, and how many of them came true.
 *
 * @param rows how many there are, 1 or more
 * @param hits how many came true, at most {@code rows}
 * @param confidence their mean confidence, in [0, 1]
 */
public record ReliabilityBin(long rows, long hits, double confidence) {
  /** Checks the ranges. */
  public ReliabilityBin {
    if (rows < 1 || hits < 0 || hits > rows || !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "The bin ("
              + hits
              + " hits of "
              + rows
              + " rows, confidence "
              + confidence
              + ") must have 1 row or more, at most as many hits, and a confidence in [0, 1].");
    }
  }

  /**
   * The share of rows that came true.
   *
   * @return in [0, 1]
   */
  public double observed() {
    return (double) hits / rows;
  }

  /**
   * How far the share that came true and the mean confidence are apart.
   *
   * @return in [0, 1]
   */
  public double gap() {
    return Math.abs(observed() - confidence);
  }
}
