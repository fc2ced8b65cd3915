package io.github.finefettle.metrics.classification;

import io.github.finefettle.metrics.classification.Averages.Ratio;

/** Why a metric of rows has no value, as a clause. */
final class UndefinedReason {
  private UndefinedReason() {}

  static String of(MetricKind kind, ConfusionMatrix m, MetricChoices choices) {
    return switch (kind.family()) {
      case ROWS -> ofRows(kind, m);
      case LABEL -> ofLabel(kind, m, choices);
      case MACRO -> Averages.whyUndefined(m, choices, kind.ratio(), false);
      case WEIGHTED -> Averages.whyUndefined(m, choices, kind.ratio(), true);
      case MICRO -> Averages.none(kind.ratio(), "of any of those that take part");
      case SCALE -> OrdinalFormulas.whyUndefined(kind, m, choices.requireScale());
      case COSTS -> CostFormulas.whyUndefined(m, choices.requireCosts());
    };
  }

  private static String ofRows(MetricKind kind, ConfusionMatrix m) {
    return switch (kind) {
      case MCC ->
          m.labels().stream().anyMatch(l -> m.truthTotal(l) == m.total())
              ? "every row has the same true label"
              : "every row has the same predicted label";
      case COHEN_KAPPA -> "every row has the same true and predicted label";
      case ADJUSTED_BALANCED_ACCURACY -> "every row has the same true label";
      default ->
          throw new IllegalStateException("The metric " + kind.id() + " is defined for any row.");
    };
  }

  private static String ofLabel(MetricKind kind, ConfusionMatrix m, MetricChoices choices) {
    String label = "\"" + choices.label() + "\"";
    OneAgainstRest one = OneAgainstRest.of(m, choices.label());
    if (kind.isRatio()) {
      Ratio ratio = kind.ratio();
      boolean isLimit = ratio == Ratio.F && choices.beta() != 1;
      return isLimit && choices.beta() == 0 && one.truth() > 0
          ? Averages.none(Ratio.PRECISION, label)
          : isLimit && Double.isInfinite(choices.beta()) && one.falseAlarms() > 0
              ? Averages.none(Ratio.RECALL, label)
              : Averages.none(ratio, label);
    }
    if (kind == MetricKind.NEGATIVE_PREDICTIVE_VALUE) {
      return "every row was predicted as " + label;
    }
    if (one.others() == 0) {
      return "every row has the true label " + label;
    }
    if (one.truth() == 0) {
      return "no row has the true label " + label;
    }
    return kind == MetricKind.POSITIVE_LIKELIHOOD_RATIO
        ? "no row of another label was predicted as " + label
        : "every row of another label was predicted as " + label;
  }
}
