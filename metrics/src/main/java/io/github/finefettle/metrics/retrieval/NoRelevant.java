package io.github.finefettle.metrics.retrieval;

/** What a query counts for which no document at all is relevant. */
public enum NoRelevant {
  /** 0, as in trec_eval and scikit-learn. The default. */
  ZERO("0"),
  /** 1: with nothing to find, nothing was missed. */
  ONE("1"),
  /** Nothing: the query is left out of the mean. */
  SKIP("skip");

  private final String key;

  NoRelevant(String key) {
    this.key = key;
  }

  /**
   * How the policy stands in a signature, as in {@code norel:0}.
   *
   * @return {@code "0"}, {@code "1"} or {@code "skip"}
   */
  public String key() {
    return key;
  }
}
