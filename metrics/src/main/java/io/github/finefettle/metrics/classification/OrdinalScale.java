package io.github.finefettle.metrics.classification;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.metrics.description.SignatureList;
import java.util.HashSet;
import java.util.List;

/**
 * The order of ordinal labels, such as bad, fair, good, with the metrics that count by how many
 * steps an answer is off. The order is part of each metric's signature: sorted by their letters,
 * the labels of a scale are in the wrong order more often than not.
 *
 * <p>A row with a label that is not on the scale, true or predicted, makes these metrics undefined:
 * there is no saying how far off it is. Immutable.
 *
 * @param labels two or more labels from one end to the other, each once
 */
@CheckReturnValue
public record OrdinalScale(List<String> labels) {
  /** Checks the labels. */
  public OrdinalScale {
    labels = List.copyOf(labels);
    if (labels.size() < 2 || new HashSet<>(labels).size() < labels.size()) {
      throw new IllegalArgumentException(
          "The scale ("
              + String.join(", ", labels)
              + ") must have two labels or more, each once. Name them in their order, such as bad,"
              + " fair, good.");
    }
  }

  /**
   * A scale.
   *
   * @param labels two or more labels from one end to the other, each once
   * @return the scale
   */
  public static OrdinalScale of(String... labels) {
    return new OrdinalScale(List.of(labels));
  }

  /**
   * Cohen's kappa with weights that grow with the steps (Cohen, 1968): 1 - sum of w o / sum of w e,
   * where w is the number of steps.
   *
   * @return the metric, in [-1, 1]; 0 is no better than chance; undefined where every row has the
   *     same true and predicted label
   */
  public ClassificationMetric linearKappa() {
    return of(MetricKind.LINEAR_KAPPA);
  }

  /**
   * Cohen's kappa with the squares of the steps as weights (Cohen, 1968).
   *
   * @return the metric, in [-1, 1]; 0 is no better than chance; undefined where every row has the
   *     same true and predicted label
   */
  public ClassificationMetric quadraticKappa() {
    return of(MetricKind.QUADRATIC_KAPPA);
  }

  /**
   * The mean number of steps between true and predicted label. Less is better.
   *
   * @return the metric, from 0 to the length of the scale
   */
  public ClassificationMetric meanAbsoluteError() {
    return of(MetricKind.ORDINAL_MAE);
  }

  /**
   * The mean, over the labels that have true rows, of the mean number of steps (Baccianella, Esuli
   * and Sebastiani, 2009): rare labels count as much as frequent ones. Less is better.
   *
   * @return the metric, from 0 to the length of the scale
   */
  public ClassificationMetric macroMeanAbsoluteError() {
    return of(MetricKind.MACRO_ORDINAL_MAE);
  }

  /**
   * Kendall's tau-b (1945) between true and predicted positions, from exact counts of pairs.
   *
   * @return the metric, in [-1, 1]; undefined where all true or all predicted labels are the same
   */
  public ClassificationMetric kendallTauB() {
    return of(MetricKind.ORDINAL_TAU_B);
  }

  /**
   * Spearman's correlation (1904): that of the ranks, rows of equal labels sharing the middle rank.
   *
   * @return the metric, in [-1, 1]; undefined where all true or all predicted labels are the same
   */
  public ClassificationMetric spearman() {
    return of(MetricKind.ORDINAL_SPEARMAN);
  }

  /**
   * The share of rows that are at most one step off.
   *
   * @return the metric, in [0, 1]
   */
  public ClassificationMetric withinOneAccuracy() {
    return of(MetricKind.WITHIN_ONE_ACCURACY);
  }

  /** As it stands in a signature. */
  @Override
  public String toString() {
    return SignatureList.write(labels);
  }

  private ClassificationMetric of(MetricKind kind) {
    return ClassificationMetric.of(kind, MetricChoices.DEFAULT.withScale(this));
  }
}
