package io.github.finefettle.metrics.calibration;

/** How the gaps of bins become one number. */
public enum ErrorNorm {
  /** The mean of the gaps, weighted with the rows of the bins. */
  L1("l1"),
  /** The root of the weighted mean of the squared gaps; counts large gaps more. */
  L2("l2"),
  /** The largest gap of any bin, however few rows it has. */
  MAX("max");

  private final String key;

  ErrorNorm(String key) {
    this.key = key;
  }

  /**
   * How it stands in a signature, as in {@code norm:l1}.
   *
   * @return a word in lower case
   */
  public String key() {
    return key;
  }
}
