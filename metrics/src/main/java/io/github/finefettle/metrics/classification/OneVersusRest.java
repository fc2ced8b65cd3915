package io.github.finefettle.metrics.classification;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * The metrics of one label against all others, the label being the positive one.
 *
 * @param label the label, seen or not
 */
@CheckReturnValue
public record OneVersusRest(String label) {
  /**
   * The metrics of a label.
   *
   * @param label the label, seen or not
   * @return its metrics
   */
  public static OneVersusRest of(String label) {
    return new OneVersusRest(label);
  }

  /**
   * Precision, the positive predictive value: hits over rows predicted so.
   *
   * @return the metric, in [0, 1]; undefined if nothing was predicted so
   */
  public ClassificationMetric precision() {
    return of(MetricKind.PRECISION);
  }

  /**
   * Recall, or sensitivity: hits over rows of the label.
   *
   * @return the metric, in [0, 1]; undefined without such rows
   */
  public ClassificationMetric recall() {
    return of(MetricKind.RECALL);
  }

  /**
   * Specificity: of the other rows, the share not predicted so.
   *
   * @return the metric, in [0, 1]; undefined if every row has the label
   */
  public ClassificationMetric specificity() {
    return of(MetricKind.SPECIFICITY);
  }

  /**
   * The negative predictive value: of the rows not predicted so, the share that are not so.
   *
   * @return the metric, in [0, 1]; undefined if every row was predicted so
   */
  public ClassificationMetric negativePredictiveValue() {
    return of(MetricKind.NEGATIVE_PREDICTIVE_VALUE);
  }

  /**
   * F1 of the label, from counts.
   *
   * @return the metric, in [0, 1]; undefined if the label does not occur
   */
  public ClassificationMetric f1() {
    return of(MetricKind.F1);
  }

  /**
   * F in which recall counts so many times as much as precision: (1 + b^2) tp / (b^2 (tp + fn) + tp
   * + fp) (van Rijsbergen, 1979).
   *
   * @param beta 0 or more; 0 gives precision, infinity recall
   * @return the metric, in [0, 1]; undefined where that divides by zero
   */
  public ClassificationMetric fBeta(double beta) {
    return ClassificationMetric.of(
        MetricKind.F_BETA, MetricChoices.DEFAULT.withLabel(label).withBeta(requireBeta(beta)));
  }

  /**
   * The Jaccard index: hits over rows that have the label or were predicted as it.
   *
   * @return the metric, in [0, 1]; undefined if the label does not occur
   */
  public ClassificationMetric jaccard() {
    return of(MetricKind.JACCARD);
  }

  /**
   * Youden's J (1950), informedness: sensitivity + specificity - 1.
   *
   * @return the metric, in [-1, 1]; 0 for answers that do not depend on the input; undefined
   *     without rows of the label or of others
   */
  public ClassificationMetric youdenJ() {
    return of(MetricKind.YOUDEN_J);
  }

  /**
   * The positive likelihood ratio: sensitivity / (1 - specificity). By how much a positive answer
   * multiplies the odds of the label, whatever its frequency.
   *
   * @return the metric, 0 or more, 1 for answers that do not depend on the input; undefined without
   *     a false alarm, or without rows of the label or of others
   */
  public ClassificationMetric positiveLikelihoodRatio() {
    return of(MetricKind.POSITIVE_LIKELIHOOD_RATIO);
  }

  /**
   * The negative likelihood ratio: (1 - sensitivity) / specificity. Less is better.
   *
   * @return the metric, 0 or more, 1 for answers that do not depend on the input; undefined if
   *     every other row was predicted so, or without rows of the label or of others
   */
  public ClassificationMetric negativeLikelihoodRatio() {
    return of(MetricKind.NEGATIVE_LIKELIHOOD_RATIO);
  }

  /**
   * The geometric mean of sensitivity and specificity (Kubat and Matwin, 1997).
   *
   * @return the metric, in [0, 1]; undefined without rows of the label or of others
   */
  public ClassificationMetric geometricMean() {
    return of(MetricKind.GEOMETRIC_MEAN);
  }

  /**
   * Net benefit (Vickers and Elkin, 2006): tp / n - fp / n * p / (1 - p), the gain of acting on the
   * predictions in units of a hit, where p is the probability from which a row would be acted on. A
   * model is of use if it beats acting on every row and acting on none, which scores 0.
   *
   * @param thresholdProbability p, in [0, 1); at 0.5 a false alarm costs as much as a hit gains
   * @return the metric, from -p / (1 - p) to the share of the label
   */
  public ClassificationMetric netBenefit(double thresholdProbability) {
    if (!(thresholdProbability >= 0 && thresholdProbability < 1)) {
      throw new IllegalArgumentException(
          "The threshold probability ("
              + thresholdProbability
              + ") must lie in [0, 1). If a miss costs as much as 9 false alarms, it is 0.1.");
    }
    return ClassificationMetric.of(
        MetricKind.NET_BENEFIT,
        MetricChoices.DEFAULT.withLabel(label).withThreshold(thresholdProbability));
  }

  static double requireBeta(double beta) {
    if (!(beta >= 0)) {
      throw new IllegalArgumentException(
          "The beta ("
              + beta
              + ") of F must be 0 or more. 2 counts recall twice as much as precision, 0.5 half as"
              + " much.");
    }
    return beta;
  }

  private ClassificationMetric of(MetricKind kind) {
    return ClassificationMetric.of(kind, MetricChoices.DEFAULT.withLabel(label));
  }
}
