package io.github.finefettle.core.objective;

import java.util.Optional;

/**
 * One evaluation's value, and the score of each example where they were kept.
 *
 * @param value the metric's value; NaN if it was undefined
 * @param examples the score of each example in row order, for paired comparison
 */
public record Score(double value, Optional<double[]> examples) {
  /** Copies the scores. */
  public Score {
    examples = examples.map(double[]::clone);
  }

  /**
   * The scores of the examples.
   *
   * @return a copy, or empty where they were not kept
   */
  @Override
  public Optional<double[]> examples() {
    return examples.map(double[]::clone);
  }

  /**
   * A value alone.
   *
   * @param value the metric's value
   * @return the score without examples
   */
  public static Score of(double value) {
    return new Score(value, Optional.empty());
  }

  /**
   * A value with the score of each example.
   *
   * @param value the metric's value
   * @param examples one score an example, in row order
   * @return the score
   */
  public static Score of(double value, double[] examples) {
    return new Score(value, Optional.of(examples));
  }
}
