package io.github.finefettle.metrics.classification;

import java.util.List;

/**
 * One classified row with a score for each label.
 *
 * @param truth the true label; one without a score is never found
 * @param scores what the model gave
 */
public record ScoredLabel(String truth, LabelScores scores) {
  /**
   * A row.
   *
   * @param truth the true label
   * @param labels the labels, the same list for all rows
   * @param scores one a label, not NaN
   * @return the row
   */
  public static ScoredLabel of(String truth, List<String> labels, double... scores) {
    return new ScoredLabel(truth, LabelScores.of(labels, scores));
  }
}
