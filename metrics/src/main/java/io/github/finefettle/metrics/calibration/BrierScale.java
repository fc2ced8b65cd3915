package io.github.finefettle.metrics.calibration;

/** Whether the Brier score is halved: both conventions are in use, one number twice the other. */
public enum BrierScale {
  /** Halved for two classes, as it is for more: what scikit-learn calls {@code auto}. */
  AUTO("auto"),
  /** Halved, in [0, 1]; for two classes the squared error of the positive probability. */
  HALVED("half"),
  /** Brier's own (1950): the squared errors of all classes, in [0, 2]. */
  FULL("full");

  private final String key;

  BrierScale(String key) {
    this.key = key;
  }

  /**
   * How it stands in a signature, as in {@code scale:auto}.
   *
   * @return a word in lower case
   */
  public String key() {
    return key;
  }

  double factor(int classes) {
    return this == HALVED || (this == AUTO && classes <= 2) ? 0.5 : 1;
  }
}
