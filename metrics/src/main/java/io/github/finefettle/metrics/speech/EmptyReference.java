package io.github.finefettle.metrics.speech;

/** What a rate says where the references of all rows together hold nothing to be transcribed. */
public enum EmptyReference {
  /** That it is undefined. The default. */
  UNDEFINED("undefined"),
  /**
   * As jiwer 4.0: the word and character error rate are the number of insertions; if the
   * predictions are empty too, nothing was lost (match error rate and information lost 0,
   * information preserved 1), else everything (1, 1 and 0).
   */
  JIWER("jiwer");

  private final String key;

  EmptyReference(String key) {
    this.key = key;
  }

  /**
   * How the rule stands in a signature, as in {@code empty:jiwer}.
   *
   * @return a lower-case word
   */
  public String key() {
    return key;
  }
}
