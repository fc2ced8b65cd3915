package io.github.finefettle.metrics.multilabel;

import io.github.finefettle.metrics.classification.LabelScores;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A row that has any number of labels, with a score for every label.
 *
 * @param truth the true labels, each with a score
 * @param scores what the model gave
 */
public record ScoredLabelSet(Set<String> truth, LabelScores scores) {
  /** Copies the set, and checks that every true label has a score and none has two. */
  public ScoredLabelSet {
    truth = Collections.unmodifiableSet(new TreeSet<>(truth));
    Set<String> scored = new HashSet<>(scores.labels());
    if (scored.size() < scores.size()) {
      throw new IllegalArgumentException(
          "There are "
              + scores.size()
              + " scores but only "
              + scored.size()
              + " different labels. Give each label one score.");
    }
    for (String label : truth) {
      if (!scored.contains(label)) {
        throw new IllegalArgumentException(
            "The true label ("
                + label
                + ") has no score. Give a score for every label that a row can have, the lowest to"
                + " those that the model does not know.");
      }
    }
  }

  /**
   * A row.
   *
   * @param truth the true labels
   * @param labels all labels, the same list for all rows
   * @param scores one a label, not NaN
   * @return the row
   */
  public static ScoredLabelSet of(Set<String> truth, List<String> labels, double... scores) {
    return new ScoredLabelSet(truth, LabelScores.of(labels, scores));
  }
}
