package io.github.finefettle.metrics.classification;

/** What a metric says where its formula divides by zero although there are rows. */
public enum ZeroRule {
  /** That it is undefined, and why. The default. */
  UNDEFINED("undefined"),
  /** Zero, as scikit-learn does with {@code zero_division=0}. */
  ZERO("0");

  private final String key;

  ZeroRule(String key) {
    this.key = key;
  }

  /** How the rule stands in a signature. */
  String key() {
    return key;
  }
}
