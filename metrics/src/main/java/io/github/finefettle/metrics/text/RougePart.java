package io.github.finefettle.metrics.text;

/** Which of precision, recall and F is meant, in the order of their columns. */
enum RougePart {
  PRECISION("-precision", 0),
  RECALL("-recall", 1),
  F("", 2);

  private final String suffix;
  private final int column;

  RougePart(String suffix, int column) {
    this.suffix = suffix;
    this.column = column;
  }

  /** Where it stands among the three. */
  int column() {
    return column;
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
