package io.github.finefettle.metrics.classification;

import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a user chose of a metric. What a kind of metric does not ask for keeps its
 * default and stands in no signature.
 *
 * @param label the label that a metric of one label speaks of; empty for others
 * @param labels which labels take part in an average
 * @param zeroRule the value in the place of a quotient that has none
 * @param constantRule what a correlation of constant answers is
 * @param beta how many times as much recall counts as precision
 * @param threshold the probability from which a row would be acted on
 * @param scale the order of the labels
 * @param costs what each kind of error costs
 * @param resampling how intervals are made
 */
record MetricChoices(
    String label,
    LabelChoice labels,
    ZeroRule zeroRule,
    ConstantRule constantRule,
    double beta,
    double threshold,
    @Nullable OrdinalScale scale,
    @Nullable CostMatrix costs,
    Resampling resampling) {

  static final MetricChoices DEFAULT =
      new MetricChoices(
          "",
          LabelChoice.seen(),
          ZeroRule.UNDEFINED,
          ConstantRule.ZERO_RULE,
          1,
          0.5,
          null,
          null,
          Resampling.standard());

  MetricChoices withLabel(String label) {
    return new MetricChoices(
        label, labels, zeroRule, constantRule, beta, threshold, scale, costs, resampling);
  }

  MetricChoices withLabels(LabelChoice labels) {
    return new MetricChoices(
        label, labels, zeroRule, constantRule, beta, threshold, scale, costs, resampling);
  }

  MetricChoices withZeroRule(ZeroRule zeroRule) {
    return new MetricChoices(
        label, labels, zeroRule, constantRule, beta, threshold, scale, costs, resampling);
  }

  MetricChoices withConstantRule(ConstantRule constantRule) {
    return new MetricChoices(
        label, labels, zeroRule, constantRule, beta, threshold, scale, costs, resampling);
  }

  MetricChoices withBeta(double beta) {
    return new MetricChoices(
        label, labels, zeroRule, constantRule, beta, threshold, scale, costs, resampling);
  }

  MetricChoices withThreshold(double threshold) {
    return new MetricChoices(
        label, labels, zeroRule, constantRule, beta, threshold, scale, costs, resampling);
  }

  MetricChoices withScale(OrdinalScale scale) {
    return new MetricChoices(
        label, labels, zeroRule, constantRule, beta, threshold, scale, costs, resampling);
  }

  MetricChoices withCosts(CostMatrix costs) {
    return new MetricChoices(
        label, labels, zeroRule, constantRule, beta, threshold, scale, costs, resampling);
  }

  MetricChoices withResampling(Resampling resampling) {
    return new MetricChoices(
        label, labels, zeroRule, constantRule, beta, threshold, scale, costs, resampling);
  }

  OrdinalScale requireScale() {
    if (scale == null) {
      throw new IllegalStateException("The metric has no scale.");
    }
    return scale;
  }

  CostMatrix requireCosts() {
    if (costs == null) {
      throw new IllegalStateException("The metric has no costs.");
    }
    return costs;
  }
}
