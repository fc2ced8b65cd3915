package io.github.finefettle.metrics.classification;

import java.util.Arrays;
import java.util.List;

/** A score for each label, as a model gives it. Only the order of the scores matters. Immutable. */
public final class LabelScores {
  private final List<String> labels;
  private final double[] scores;

  private LabelScores(List<String> labels, double[] scores) {
    this.labels = labels;
    this.scores = scores;
  }

  /**
   * Scores.
   *
   * @param labels the labels, each once; an immutable list is shared and not copied, so give the
   *     same one for all rows
   * @param scores one a label, in the same order; infinite ones are allowed
   * @return the scores
   * @throws IllegalArgumentException if there is no label, not one score a label, or a score is NaN
   */
  public static LabelScores of(List<String> labels, double... scores) {
    List<String> names = List.copyOf(labels);
    if (names.isEmpty() || names.size() != scores.length) {
      throw new IllegalArgumentException(
          "There are "
              + names.size()
              + " labels and "
              + scores.length
              + " scores. Give one score for each of one or more labels, in their order.");
    }
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException(
            "The score of \""
                + names.get(i)
                + "\" (NaN) has no place in an order. Set rows without scores aside and count"
                + " them; a model that gives NaN has failed.");
      }
    }
    return new LabelScores(names, scores.clone());
  }

  /**
   * The labels.
   *
   * @return an unmodifiable list, in the order given
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * How many labels there are.
   *
   * @return 1 or more
   */
  public int size() {
    return scores.length;
  }

  /**
   * A score.
   *
   * @param position of the label among {@link #labels()}
   * @return its score
   */
  public double score(int position) {
    return scores[position];
  }

  /**
   * Where a label stands.
   *
   * @param label a label
   * @return its position, or -1 if it has no score
   */
  public int position(String label) {
    return labels.indexOf(label);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelScores that
        && labels.equals(that.labels)
        && Arrays.equals(scores, that.scores);
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + Arrays.hashCode(scores);
  }

  @Override
  public String toString() {
    return labels + "=" + Arrays.toString(scores);
  }
}
