package io.github.finefettle.dataprep.splitting;

/** The three sides of a split. */
public enum Side {
  /** Trained on. */
  TRAIN("train", 0),
  /** Chosen by. */
  VALIDATION("validation", 1),
  /** Judged by. */
  TEST("test", 2);

  private static final Side[] ALL = values();

  private final String label;
  private final int place;

  Side(String label, int place) {
    this.label = label;
    this.place = place;
  }

  /**
   * The word for it in files and tables.
   *
   * @return {@code train}, {@code validation} or {@code test}
   */
  public String label() {
    return label;
  }

  /** Its place among the three, from 0. */
  int place() {
    return place;
  }

  static Side at(int place) {
    return ALL[place];
  }
}
