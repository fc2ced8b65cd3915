package io.github.finefettle.metrics.description;

/** What a metric says where its formula divides by zero although there are rows. */
public enum ZeroRule {
  /** That it is undefined, and why. The default. */
  UNDEFINED("undefined", Double.NaN),
  /** Zero, as scikit-learn does with {@code zero_division=0}. */
  ZERO("0", 0),
  /** One, as scikit-learn does with {@code zero_division=1}. */
  ONE("1", 1);

  private final String key;
  private final double value;

  ZeroRule(String key, double value) {
    this.key = key;
    this.value = value;
  }

  /**
   * How the rule stands in a signature, as in {@code zero:undefined}.
   *
   * @return {@code "undefined"}, {@code "0"} or {@code "1"}
   */
  public String key() {
    return key;
  }

  /**
   * What stands in the place of a quotient that has no value.
   *
   * @return 0, 1, or NaN for {@link #UNDEFINED}
   */
  public double replacement() {
    return value;
  }
}
