package io.github.finefettle.dataprep.splitting;

/** The three sides of a split. */
enum Side {
  TRAIN("train"),
  VALIDATION("validation"),
  TEST("test");

  private final String label;

  Side(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
