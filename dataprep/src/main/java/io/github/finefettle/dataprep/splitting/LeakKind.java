package io.github.finefettle.dataprep.splitting;

/** How a training row gives a judged row away, the strongest evidence first. */
public enum LeakKind {
  /** The same text, byte for byte. */
  SAME_BYTES("same bytes"),
  /** The same text but for its ends, its line ends and its Unicode form. */
  SAME_TRIMMED("same when trimmed"),
  /** The same words in the same order, whatever case and punctuation. */
  SAME_WORDS("same words"),
  /** A near duplicate. */
  NEAR("near duplicate"),
  /** A run of words that stands in few training rows, or such a row that is quoted as a whole. */
  NGRAM("shared run of words"),
  /** Nothing but runs of words that stand in many training rows; no leak. */
  COMMON_NGRAM("common run of words");

  private final String label;

  LeakKind(String label) {
    this.label = label;
  }

  /**
   * The words for it in reports.
   *
   * @return a few words in lower case
   */
  public String label() {
    return label;
  }

  /**
   * Whether it counts as a leak.
   *
   * @return false for common runs of words alone
   */
  public boolean isLeak() {
    return this != COMMON_NGRAM;
  }
}
