package io.github.finefettle.metrics.retrieval;

/** The measures by name, with what a signature must say about each. */
enum RetrievalKind {
  MRR("mrr", Argument.CUTOFF_OR_NONE),
  HIT("hit-at", Argument.CUTOFF),
  PRECISION("precision-at", Argument.CUTOFF),
  RECALL("recall-at", Argument.CUTOFF),
  R_PRECISION("r-precision", Argument.NONE),
  MAP("map", Argument.CUTOFF_OR_NONE),
  BPREF("bpref", Argument.NONE),
  RBP("rbp", Argument.PERSISTENCE),
  NDCG("ndcg", Argument.CUTOFF_OR_NONE);

  /** What may stand in parentheses. */
  enum Argument {
    NONE,
    CUTOFF,
    CUTOFF_OR_NONE,
    PERSISTENCE
  }

  private final String id;
  private final Argument argument;

  RetrievalKind(String id, Argument argument) {
    this.id = id;
    this.argument = argument;
  }

  String id() {
    return id;
  }

  Argument argument() {
    return argument;
  }

  /** Whether a document is either relevant or not, instead of having a gain. */
  boolean isBinary() {
    return this != NDCG;
  }
}
