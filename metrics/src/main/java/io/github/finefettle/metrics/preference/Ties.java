package io.github.finefettle.metrics.preference;

/** What a tie counts in a win rate. */
public enum Ties {
  /** Half a win. The default. */
  HALF("half"),
  /** Nothing: ties are left out. */
  SKIP("skip"),
  /** No win. */
  LOSS("loss");

  private final String key;

  Ties(String key) {
    this.key = key;
  }

  /**
   * How the rule stands in a signature, as in {@code ties:half}.
   *
   * @return a lower-case word
   */
  public String key() {
    return key;
  }
}
