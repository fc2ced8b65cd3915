package io.github.finefettle.metrics.classification;

/** What Matthews' correlation of rows that are constant on one side is. */
enum ConstantRule {
  /** What the zero rule says. */
  ZERO_RULE("zero-rule"),
  /** What torchmetrics 1.9 says. */
  TORCHMETRICS("torchmetrics");

  private final String key;

  ConstantRule(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
