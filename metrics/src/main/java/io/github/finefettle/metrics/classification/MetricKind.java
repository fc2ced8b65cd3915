package io.github.finefettle.metrics.classification;

import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.classification.Averages.Ratio;

/** The formulas by name, with what a signature must say about each. */
enum MetricKind {
  ACCURACY("accuracy", Family.ROWS),
  BALANCED_ACCURACY("balanced-accuracy", Family.ROWS),
  MACRO_F1("macro-f1", Family.MACRO, Ratio.F),
  MICRO_F1("micro-f1", Family.MICRO, Ratio.F),
  WEIGHTED_F1("weighted-f1", Family.WEIGHTED, Ratio.F),
  MCC("mcc", Family.ROWS),
  COHEN_KAPPA("cohen-kappa", Family.ROWS),
  PRECISION("precision", Family.LABEL, Ratio.PRECISION),
  RECALL("recall", Family.LABEL, Ratio.RECALL),
  F1("f1", Family.LABEL, Ratio.F),
  SPECIFICITY("specificity", Family.LABEL),
  ADJUSTED_BALANCED_ACCURACY("adjusted-balanced-accuracy", Family.ROWS),
  MACRO_PRECISION("macro-precision", Family.MACRO, Ratio.PRECISION),
  WEIGHTED_PRECISION("weighted-precision", Family.WEIGHTED, Ratio.PRECISION),
  MICRO_PRECISION("micro-precision", Family.MICRO, Ratio.PRECISION),
  MACRO_RECALL("macro-recall", Family.MACRO, Ratio.RECALL),
  WEIGHTED_RECALL("weighted-recall", Family.WEIGHTED, Ratio.RECALL),
  MICRO_RECALL("micro-recall", Family.MICRO, Ratio.RECALL),
  MACRO_JACCARD("macro-jaccard", Family.MACRO, Ratio.JACCARD),
  WEIGHTED_JACCARD("weighted-jaccard", Family.WEIGHTED, Ratio.JACCARD),
  MICRO_JACCARD("micro-jaccard", Family.MICRO, Ratio.JACCARD),
  JACCARD("jaccard", Family.LABEL, Ratio.JACCARD),
  NEGATIVE_PREDICTIVE_VALUE("negative-predictive-value", Family.LABEL),
  YOUDEN_J("youden-j", Family.LABEL),
  POSITIVE_LIKELIHOOD_RATIO("positive-likelihood-ratio", Family.LABEL),
  NEGATIVE_LIKELIHOOD_RATIO("negative-likelihood-ratio", Family.LABEL),
  GEOMETRIC_MEAN("geometric-mean", Family.LABEL),
  NET_BENEFIT("net-benefit", Family.LABEL),
  F_BETA("f-beta", Family.LABEL, Ratio.F),
  MACRO_F_BETA("macro-f-beta", Family.MACRO, Ratio.F),
  WEIGHTED_F_BETA("weighted-f-beta", Family.WEIGHTED, Ratio.F),
  MICRO_F_BETA("micro-f-beta", Family.MICRO, Ratio.F),
  LINEAR_KAPPA("linear-kappa", Family.SCALE),
  QUADRATIC_KAPPA("quadratic-kappa", Family.SCALE),
  ORDINAL_MAE("ordinal-mae", Family.SCALE),
  MACRO_ORDINAL_MAE("macro-ordinal-mae", Family.SCALE),
  ORDINAL_TAU_B("ordinal-tau-b", Family.SCALE),
  ORDINAL_SPEARMAN("ordinal-spearman", Family.SCALE),
  WITHIN_ONE_ACCURACY("within-one-accuracy", Family.SCALE),
  EXPECTED_COST("expected-cost", Family.COSTS),
  NORMALIZED_EXPECTED_COST("normalized-expected-cost", Family.COSTS);

  /** What a metric speaks of. */
  enum Family {
    ROWS,
    LABEL,
    MACRO,
    WEIGHTED,
    MICRO,
    SCALE,
    COSTS
  }

  private final String id;
  private final Family family;
  private final Ratio ratio;
  private final boolean hasRatio;

  MetricKind(String id, Family family) {
    this(id, family, Ratio.F, false);
  }

  MetricKind(String id, Family family, Ratio ratio) {
    this(id, family, ratio, true);
  }

  MetricKind(String id, Family family, Ratio ratio, boolean hasRatio) {
    this.id = id;
    this.family = family;
    this.ratio = ratio;
    this.hasRatio = hasRatio;
  }

  String id() {
    return id;
  }

  boolean ofOneLabel() {
    return family == Family.LABEL;
  }

  /** Whether it is precision, recall, F or Jaccard, of a label or averaged. */
  boolean isRatio() {
    return hasRatio;
  }

  Ratio ratio() {
    return ratio;
  }

  Family family() {
    return family;
  }

  boolean asksFor(Option option) {
    return switch (option) {
      case LABELS -> family == Family.MACRO || family == Family.WEIGHTED || family == Family.MICRO;
      case SCALE -> family == Family.SCALE;
      case COSTS -> family == Family.COSTS;
      case THRESHOLD -> this == NET_BENEFIT;
      case BETA ->
          this == F_BETA || this == MACRO_F_BETA || this == WEIGHTED_F_BETA || this == MICRO_F_BETA;
    };
  }

  /** Whether an option must be named because it has no default. */
  boolean needsOption() {
    return asksFor(Option.BETA)
        || asksFor(Option.THRESHOLD)
        || asksFor(Option.SCALE)
        || asksFor(Option.COSTS);
  }

  /** Whether {@code labels:seen} stands in the signature although nothing else can be chosen. */
  boolean isOfSeenLabels() {
    return family == Family.ROWS && this != ACCURACY;
  }

  Direction direction() {
    return switch (this) {
      case NEGATIVE_LIKELIHOOD_RATIO,
          ORDINAL_MAE,
          MACRO_ORDINAL_MAE,
          EXPECTED_COST,
          NORMALIZED_EXPECTED_COST ->
          Direction.MINIMIZE;
      default -> Direction.MAXIMIZE;
    };
  }

  double lowest(MetricChoices choices) {
    return switch (this) {
      case MCC,
          COHEN_KAPPA,
          ADJUSTED_BALANCED_ACCURACY,
          YOUDEN_J,
          QUADRATIC_KAPPA,
          LINEAR_KAPPA,
          ORDINAL_TAU_B,
          ORDINAL_SPEARMAN ->
          -1;
      case NET_BENEFIT -> -choices.threshold() / (1 - choices.threshold());
      default -> 0;
    };
  }

  double highest(MetricChoices choices) {
    return switch (this) {
      case POSITIVE_LIKELIHOOD_RATIO, NEGATIVE_LIKELIHOOD_RATIO, NORMALIZED_EXPECTED_COST ->
          Double.POSITIVE_INFINITY;
      case ORDINAL_MAE, MACRO_ORDINAL_MAE -> choices.requireScale().labels().size() - 1;
      case EXPECTED_COST -> choices.requireCosts().highest();
      default -> 1;
    };
  }

  /** Whether the formula can divide by zero although there are rows. */
  boolean canBeUndefined(LabelChoice labels) {
    return switch (family) {
      case ROWS -> this != ACCURACY && this != BALANCED_ACCURACY;
      case LABEL -> this != NET_BENEFIT;
      case MICRO -> !labels.isSeen();
      case MACRO, WEIGHTED -> labels.isGiven() || ratio == Ratio.PRECISION || ratio == Ratio.RECALL;
      case SCALE -> OrdinalFormulas.canBeUndefined(this);
      case COSTS -> this == NORMALIZED_EXPECTED_COST;
    };
  }

  /** Whether the value is a share of trials, so that Wilson's interval fits. */
  boolean isProportion(MetricChoices choices) {
    return switch (this) {
      case ACCURACY,
          PRECISION,
          RECALL,
          SPECIFICITY,
          JACCARD,
          NEGATIVE_PREDICTIVE_VALUE,
          MICRO_PRECISION,
          MICRO_RECALL ->
          true;
      case MICRO_F1 -> choices.labels().isSeen();
      default -> false;
    };
  }

  /** The trials of a proportion; all rows for the others. */
  long trials(ConfusionMatrix m, MetricChoices choices) {
    OneAgainstRest one = OneAgainstRest.of(m, choices.label());
    return switch (this) {
      case PRECISION -> one.hits() + one.falseAlarms();
      case RECALL -> one.truth();
      case SPECIFICITY -> one.others();
      case JACCARD -> one.truth() + one.falseAlarms();
      case NEGATIVE_PREDICTIVE_VALUE -> one.quiet() + one.misses();
      case MICRO_PRECISION -> Averages.Totals.of(m, choices.labels()).predicted();
      case MICRO_RECALL -> Averages.Totals.of(m, choices.labels()).truth();
      default -> m.total();
    };
  }

  /** The successes of a proportion. */
  long successes(ConfusionMatrix m, MetricChoices choices) {
    return switch (this) {
      case PRECISION, RECALL, JACCARD -> m.hits(choices.label());
      case SPECIFICITY, NEGATIVE_PREDICTIVE_VALUE -> OneAgainstRest.of(m, choices.label()).quiet();
      case MICRO_PRECISION, MICRO_RECALL -> Averages.Totals.of(m, choices.labels()).hits();
      default -> m.totalHits();
    };
  }

  /** Whether scale or costs have a place for every label with rows. */
  boolean knowsLabelsOf(ConfusionMatrix m, MetricChoices choices) {
    return switch (family) {
      case SCALE -> OrdinalFormulas.strange(m, choices.requireScale()).isEmpty();
      case COSTS -> CostFormulas.canBeWeighed(m, choices.requireCosts());
      default -> true;
    };
  }

  /** The value, NaN where it is undefined. */
  double value(ConfusionMatrix m, MetricChoices choices) {
    return switch (family) {
      case MACRO -> Averages.macro(m, choices, ratio);
      case WEIGHTED -> Averages.weighted(m, choices, ratio);
      case MICRO -> Averages.micro(m, choices, ratio);
      case LABEL -> ofLabel(m, choices);
      case SCALE -> OrdinalFormulas.value(this, m, choices.requireScale());
      case COSTS -> CostFormulas.value(this, m, choices.requireCosts());
      case ROWS -> ofRows(m, choices);
    };
  }

  /** Why the value is undefined, as a clause. */
  String whyUndefined(ConfusionMatrix m, MetricChoices choices) {
    return m.total() == 0 ? "there are no rows" : UndefinedReason.of(this, m, choices);
  }

  private double ofRows(ConfusionMatrix m, MetricChoices choices) {
    return switch (this) {
      case BALANCED_ACCURACY -> Formulas.balancedAccuracy(m);
      case ADJUSTED_BALANCED_ACCURACY -> Formulas.adjustedBalancedAccuracy(m);
      case MCC -> Formulas.matthews(m, choices.constantRule());
      case COHEN_KAPPA -> Formulas.cohenKappa(m);
      default -> Formulas.share(m.totalHits(), m.total());
    };
  }

  private double ofLabel(ConfusionMatrix m, MetricChoices choices) {
    OneAgainstRest one = OneAgainstRest.of(m, choices.label());
    return switch (this) {
      case SPECIFICITY -> one.specificity();
      case NEGATIVE_PREDICTIVE_VALUE -> Formulas.share(one.quiet(), one.quiet() + one.misses());
      case YOUDEN_J -> one.youdenJ();
      case POSITIVE_LIKELIHOOD_RATIO -> one.positiveLikelihoodRatio();
      case NEGATIVE_LIKELIHOOD_RATIO -> one.negativeLikelihoodRatio();
      case GEOMETRIC_MEAN -> one.geometricMean();
      case NET_BENEFIT -> one.netBenefit(choices.threshold());
      default ->
          Averages.ratio(
              ratio, choices.beta(), one.hits(), one.truth(), one.hits() + one.falseAlarms());
    };
  }
}
