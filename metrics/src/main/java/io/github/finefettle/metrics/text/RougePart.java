package io.github.finefettle.metrics.text;

/** Which of precision, recall and F is meant, in the order of their columns. */
enum RougePart {
  PRECISION("-precision"),
  RECALL("-recall"),
  F("");

  private final String suffix;

  RougePart(String suffix) {
    this.suffix = suffix;
  }

  /** What it adds to the id of its type. */
  String suffix() {
    return suffix;
  }

  /** The part that an id names. */
  static RougePart of(String id) {
    return id.endsWith(PRECISION.suffix) ? PRECISION : id.endsWith(RECALL.suffix) ? RECALL : F;
  }
}
