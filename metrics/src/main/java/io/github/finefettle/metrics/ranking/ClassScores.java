package io.github.finefettle.metrics.ranking;

import java.util.Arrays;

/**
 * A row of one true class and a score for each class. A higher score of a class says it more
 * strongly; scores of one class are compared over rows. Immutable.
 */
public final class ClassScores {
  private final ClassOrder order;
  private final int truth;
  private final double[] scores;

  private ClassScores(ClassOrder order, int truth, double[] scores) {
    this.order = order;
    this.truth = truth;
    this.scores = scores;
  }

  /**
   * A row.
   *
   * @param order the classes in the order of the scores
   * @param truth the true class
   * @param scores one a class, any numbers but NaN; copied
   * @return the row
   * @throws IllegalArgumentException if the truth is none of the classes, there are not as many
   *     scores as classes, or one is NaN
   */
  public static ClassScores of(ClassOrder order, String truth, double... scores) {
    if (scores.length != order.size()) {
      throw new IllegalArgumentException(
          "The row has "
              + scores.length
              + " scores, but there are "
              + order.size()
              + " classes. Give one score a class, in the stated order.");
    }
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException(
            "The score of the class \""
                + order.labels().get(i)
                + "\" is NaN, which stands neither above nor below another. Set the row aside.");
      }
    }
    return new ClassScores(order, order.indexOf(truth), scores.clone());
  }

  /**
   * The classes in the order of the scores.
   *
   * @return the order
   */
  public ClassOrder order() {
    return order;
  }

  /**
   * The true class.
   *
   * @return its place in the order
   */
  public int truth() {
    return truth;
  }

  /**
   * The score of a class.
   *
   * @param place its place in the order
   * @return the score
   */
  public double score(int place) {
    return scores[place];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassScores that
        && order.equals(that.order)
        && truth == that.truth
        && Arrays.equals(scores, that.scores);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(scores) + truth;
  }

  @Override
  public String toString() {
    return order.labels().get(truth) + " " + Arrays.toString(scores);
  }
}
