package io.github.finefettle.metrics.calibration;

/** How confidences are put into bins. A bin holds its upper edge and not its lower one. */
public enum Binning {
  /**
   * Bins of equal width over [0, 1]. The first also holds 0, and the last holds 1 and nothing is
   * left over. Memory does not grow with the rows.
   */
  EQUAL_WIDTH("width"),
  /**
   * Bins whose edges are quantiles of the confidences, linear between order statistics (type 7 of
   * Hyndman and Fan, 1996, NumPy's). Equal confidences are never parted, so the bins of many ties
   * are not of equal mass. Holds eight bytes a row.
   */
  EQUAL_MASS("mass");

  private final String key;

  Binning(String key) {
    this.key = key;
  }

  /**
   * How it stands in a signature, as in {@code binning:width}.
   *
   * @return a word in lower case
   */
  public String key() {
    return key;
  }
}
