package io.github.finefettle.metrics.classification;

import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.ZeroRule;

/** Which choices each preset makes for which metric. */
final class PresetRules {
  private PresetRules() {}

  static MetricChoices apply(MetricPreset preset, MetricKind kind, MetricChoices choices) {
    return switch (preset) {
      case SKLEARN -> isZeroInScikitLearn(kind) ? choices.withZeroRule(ZeroRule.ZERO) : choices;
      case TORCHMETRICS -> torchmetrics(kind, choices);
      case CONLLEVAL -> kind.isRatio() ? choices.withZeroRule(ZeroRule.ZERO) : choices;
    };
  }

  /** It answers kappa, likelihood ratios and adjusted balanced accuracy with NaN. */
  private static boolean isZeroInScikitLearn(MetricKind kind) {
    return kind.isRatio() || kind == MetricKind.MCC || kind == MetricKind.SPECIFICITY;
  }

  private static MetricChoices torchmetrics(MetricKind kind, MetricChoices choices) {
    if (kind == MetricKind.MCC) {
      return choices.withConstantRule(ConstantRule.TORCHMETRICS);
    }
    boolean isZero =
        kind.isRatio()
            || kind == MetricKind.SPECIFICITY
            || kind == MetricKind.NEGATIVE_PREDICTIVE_VALUE;
    MetricChoices ruled = isZero ? choices.withZeroRule(ZeroRule.ZERO) : choices;
    return kind.family() == MetricKind.Family.MACRO
        ? ruled.withLabels(choices.labels().leavingOutUnseen())
        : ruled;
  }
}
