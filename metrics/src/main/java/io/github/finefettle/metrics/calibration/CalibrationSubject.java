package io.github.finefettle.metrics.calibration;

/**
 * Which statement of a row is held against the truth. The two give different numbers for the same
 * rows, which is why the choice stands in every signature.
 */
public enum CalibrationSubject {
  /**
   * The greatest probability of the row, and whether that class is the true one (Guo and others,
   * 2017). Of equally probable classes the first in the order is taken.
   */
  TOP_LABEL("top"),
  /**
   * The probability of the positive class, and whether the row is positive; binary rows only. Where
   * two classes were named, the positive one is the second.
   */
  POSITIVE_CLASS("positive");

  private final String key;

  CalibrationSubject(String key) {
    this.key = key;
  }

  /**
   * How it stands in a signature, as in {@code of:top}.
   *
   * @return a word in lower case
   */
  public String key() {
    return key;
  }
}
