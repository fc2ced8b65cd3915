package io.github.finefettle.metrics.classification;

/** The formulas by name, with what a signature must say about each. */
enum MetricKind {
  ACCURACY("accuracy", Subject.ROWS, 0, false, false),
  BALANCED_ACCURACY("balanced-accuracy", Subject.ROWS, 0, true, false),
  MACRO_F1("macro-f1", Subject.ROWS, 0, true, false),
  MICRO_F1("micro-f1", Subject.ROWS, 0, true, false),
  WEIGHTED_F1("weighted-f1", Subject.ROWS, 0, true, false),
  MCC("mcc", Subject.ROWS, -1, true, true),
  COHEN_KAPPA("cohen-kappa", Subject.ROWS, -1, true, true),
  PRECISION("precision", Subject.LABEL, 0, false, true),
  RECALL("recall", Subject.LABEL, 0, false, true),
  F1("f1", Subject.LABEL, 0, false, true),
  SPECIFICITY("specificity", Subject.LABEL, 0, false, true);

  /** Whether a metric speaks of all rows or of one label. */
  enum Subject {
    ROWS,
    LABEL
  }

  private final String id;
  private final Subject subject;
  private final double lowest;
  private final boolean dependsOnLabels;
  private final boolean canBeUndefined;

  MetricKind(
      String id, Subject subject, double lowest, boolean dependsOnLabels, boolean canBeUndefined) {
    this.id = id;
    this.subject = subject;
    this.lowest = lowest;
    this.dependsOnLabels = dependsOnLabels;
    this.canBeUndefined = canBeUndefined;
  }

  String id() {
    return id;
  }

  boolean ofOneLabel() {
    return subject == Subject.LABEL;
  }

  double lowest() {
    return lowest;
  }

  /** Whether the value depends on which labels take part. */
  boolean dependsOnLabels() {
    return dependsOnLabels;
  }

  /** Whether the formula can divide by zero although there are rows. */
  boolean canBeUndefined() {
    return canBeUndefined;
  }

  /** Whether the value is a share of trials, so that Wilson's interval fits. */
  boolean isProportion() {
    return switch (this) {
      case ACCURACY, MICRO_F1, PRECISION, RECALL, SPECIFICITY -> true;
      default -> false;
    };
  }

  /** The trials of a proportion; all rows for the others. */
  long trials(ConfusionMatrix m, String label) {
    return switch (this) {
      case PRECISION -> m.predictedTotal(label);
      case RECALL -> m.truthTotal(label);
      case SPECIFICITY -> m.total() - m.truthTotal(label);
      default -> m.total();
    };
  }

  /** The successes of a proportion. */
  long successes(ConfusionMatrix m, String label) {
    return switch (this) {
      case PRECISION, RECALL -> m.hits(label);
      case SPECIFICITY ->
          m.total() - m.truthTotal(label) - (m.predictedTotal(label) - m.hits(label));
      default -> m.totalHits();
    };
  }

  /** The value, NaN where it is undefined. */
  double value(ConfusionMatrix m, String label) {
    return switch (this) {
      case BALANCED_ACCURACY -> Formulas.balancedAccuracy(m);
      case MACRO_F1 -> Formulas.macroF1(m);
      case WEIGHTED_F1 -> Formulas.weightedF1(m);
      case MCC -> Formulas.matthews(m);
      case COHEN_KAPPA -> Formulas.cohenKappa(m);
      case F1 -> Formulas.f1(m.hits(label), m.truthTotal(label), m.predictedTotal(label));
      default -> Formulas.share(successes(m, label), trials(m, label));
    };
  }

  /** Why the value is undefined, as a clause. */
  String whyUndefined(ConfusionMatrix m, String label) {
    if (m.total() == 0) {
      return "there are no rows";
    }
    return switch (this) {
      case PRECISION -> "no row was predicted as \"" + label + "\"";
      case RECALL -> "no row has the true label \"" + label + "\"";
      case SPECIFICITY -> "every row has the true label \"" + label + "\"";
      case F1 -> "no row has the true or the predicted label \"" + label + "\"";
      case MCC ->
          m.labels().stream().anyMatch(l -> m.truthTotal(l) == m.total())
              ? "every row has the same true label"
              : "every row has the same predicted label";
      case COHEN_KAPPA -> "every row has the same true and predicted label";
      default -> throw new IllegalStateException("The metric " + id + " is defined for any row.");
    };
  }
}
