package io.github.finefettle.metrics.classification;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * How precision, recall, F or Jaccard of several labels become one number. Each method gives a
 * metric over all labels seen; {@link ClassificationMetric#over} lets others take part.
 *
 * <p>Where the quotient of a label that takes part has no value, such as the precision of a label
 * that was never predicted, the macro or weighted average is undefined too, unless {@link
 * ClassificationMetric#zeroRule} says what to put there.
 */
@CheckReturnValue
public enum Averaging {
  /** The unweighted mean over labels: every label counts the same. */
  MACRO(
      MetricKind.MACRO_PRECISION,
      MetricKind.MACRO_RECALL,
      MetricKind.MACRO_F_BETA,
      MetricKind.MACRO_JACCARD,
      MetricKind.MACRO_F1),
  /** The mean over labels, weighted with their true rows: hides rare labels. */
  WEIGHTED(
      MetricKind.WEIGHTED_PRECISION,
      MetricKind.WEIGHTED_RECALL,
      MetricKind.WEIGHTED_F_BETA,
      MetricKind.WEIGHTED_JACCARD,
      MetricKind.WEIGHTED_F1),
  /** One quotient of the counts of all labels together; equal to accuracy if none is left out. */
  MICRO(
      MetricKind.MICRO_PRECISION,
      MetricKind.MICRO_RECALL,
      MetricKind.MICRO_F_BETA,
      MetricKind.MICRO_JACCARD,
      MetricKind.MICRO_F1);

  private final MetricKind precision;
  private final MetricKind recall;
  private final MetricKind fBeta;
  private final MetricKind jaccard;
  private final MetricKind f1;

  Averaging(
      MetricKind precision,
      MetricKind recall,
      MetricKind fBeta,
      MetricKind jaccard,
      MetricKind f1) {
    this.precision = precision;
    this.recall = recall;
    this.fBeta = fBeta;
    this.jaccard = jaccard;
    this.f1 = f1;
  }

  /**
   * Averaged precision.
   *
   * @return the metric, in [0, 1]
   */
  public ClassificationMetric precision() {
    return ClassificationMetric.of(precision, MetricChoices.DEFAULT);
  }

  /**
   * Averaged recall. Macro recall counts labels that were only ever predicted; balanced accuracy
   * does not.
   *
   * @return the metric, in [0, 1]
   */
  public ClassificationMetric recall() {
    return ClassificationMetric.of(recall, MetricChoices.DEFAULT);
  }

  /**
   * Averaged F1.
   *
   * @return the metric, in [0, 1]
   */
  public ClassificationMetric f1() {
    return ClassificationMetric.of(f1, MetricChoices.DEFAULT);
  }

  /**
   * Averaged F, in which recall counts so many times as much as precision.
   *
   * @param beta 0 or more; 0 gives precision, infinity recall, except that F of a label with errors
   *     but no hit is 0
   * @return the metric, in [0, 1]
   */
  public ClassificationMetric fBeta(double beta) {
    return ClassificationMetric.of(
        fBeta, MetricChoices.DEFAULT.withBeta(OneVersusRest.requireBeta(beta)));
  }

  /**
   * Averaged Jaccard index: hits over rows that have the label or were predicted as it.
   *
   * @return the metric, in [0, 1]
   */
  public ClassificationMetric jaccard() {
    return ClassificationMetric.of(jaccard, MetricChoices.DEFAULT);
  }
}
