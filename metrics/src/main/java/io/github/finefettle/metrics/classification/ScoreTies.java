package io.github.finefettle.metrics.classification;

/** Which of several labels with equal scores come first. */
public enum ScoreTies {
  /** The true label comes last: a model that scores all labels alike finds nothing. The default. */
  TRUTH_LAST("truth-last"),
  /** The true label comes first. */
  TRUTH_FIRST("truth-first"),
  /**
   * The label that stands later in the list of labels comes first, as in scikit-learn's {@code
   * top_k_accuracy_score}.
   */
  LAST_LABEL_FIRST("last-label-first");

  private final String key;

  ScoreTies(String key) {
    this.key = key;
  }

  /**
   * How the rule stands in a signature.
   *
   * @return such as {@code "truth-last"}
   */
  public String key() {
    return key;
  }
}
