package io.github.finefettle.metrics.ranking;

/** The formulas by name, with what a signature must say about each. */
enum RankingKind {
  AUROC("auroc", false, true),
  PARTIAL_AUROC("partial-auroc", true, true),
  AVERAGE_PRECISION("average-precision", false, false),
  PR_AUC_TRAPEZOID("pr-auc-trapezoid", false, false),
  RECALL_AT_PRECISION("recall-at-precision", true, false),
  PRECISION_AT_RECALL("precision-at-recall", true, false),
  SPECIFICITY_AT_SENSITIVITY("specificity-at-sensitivity", true, true);

  private final String id;
  private final boolean hasArgument;
  private final boolean needsNegatives;

  RankingKind(String id, boolean hasArgument, boolean needsNegatives) {
    this.id = id;
    this.hasArgument = hasArgument;
    this.needsNegatives = needsNegatives;
  }

  String id() {
    return id;
  }

  boolean hasArgument() {
    return hasArgument;
  }

  /** Whether rows that are not positive are needed, beside positive ones. */
  boolean needsNegatives() {
    return needsNegatives;
  }

  /** Whether scores in cells give a value with a bound on its error. */
  boolean canBeCapped() {
    return this == AUROC || this == AVERAGE_PRECISION;
  }
}
