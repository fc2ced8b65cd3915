package io.github.finefettle.metrics.retrieval;

/** In which order documents with equal scores are taken. It changes the value of every measure. */
public enum TiePolicy {
  /**
   * In every order alike: the value is the mean over all orders of the tied documents, in closed
   * form (McSherry and Najork, "Computing information retrieval performance measures efficiently in
   * the presence of tied scores", ECIR 2008). A model that gives every document the same score then
   * earns what chance earns. The default, and scikit-learn's way for nDCG.
   */
  AVERAGE("average"),
  /**
   * By document id, descending by code point, as trec_eval does. Other ids for the same documents
   * give another value.
   */
  DOCNO_DESC("docno-desc"),
  /** As they stand in the row. A model that gives equal scores inherits the order of its input. */
  INPUT_ORDER("input-order");

  private final String key;

  TiePolicy(String key) {
    this.key = key;
  }

  /**
   * How the policy stands in a signature, as in {@code ties:average}.
   *
   * @return lower-case words joined by hyphens
   */
  public String key() {
    return key;
  }
}
