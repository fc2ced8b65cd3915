package io.github.finefettle.dataprep.sufficiency;

/** What more data of the same kind would do, judged by the last doubling of the learning curve. */
public enum Outlook {
  /** The gain of the last doubling is surely above 0 and not below the smallest worthwhile one. */
  MORE_DATA_LIKELY_HELPS("more data would likely help"),
  /** The gain of the last doubling is surely below the smallest worthwhile one. */
  PLATEAU("plateau"),
  /** Neither is sure, or there are too few rows for a curve. */
  CANNOT_TELL("cannot tell");

  private final String words;

  Outlook(String words) {
    this.words = words;
  }

  /**
   * The outlook in words.
   *
   * @return lower-case words for a sentence
   */
  public String words() {
    return words;
  }
}
