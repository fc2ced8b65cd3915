package io.github.finefettle.metrics.calibration;

import io.github.finefettle.metrics.ranking.ClassOrder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of one true class and the probability that a model stated for each class. Immutable.
 *
 * <p>What is no probability is refused, with a reason, when the row is made. Nothing is ever turned
 * into one: a tool that applies a sigmoid wherever it meets a number outside [0, 1] gives the same
 * row another value in another batch. Readers that set bad rows aside ask {@link #whyRefused}.
 */
public final class ProbabilityRow {
  /**
   * How far the probabilities of a row may miss a sum of 1: the square root of the spacing of
   * floats, which softmax in single precision over very many classes needs, as in scikit-learn.
   */
  public static final double SUM_TOLERANCE = 3.4526698e-4;

  private static final ClassOrder BINARY = ClassOrder.of("negative", "positive");

  private final ClassOrder order;
  private final int truth;
  private final double positive;

  /** One a class; null where the row is binary and the second is all that needs to be said. */
  private final double @Nullable [] probabilities;

  private ProbabilityRow(
      ClassOrder order, int truth, double positive, double @Nullable [] probabilities) {
    this.order = order;
    this.truth = truth;
    this.positive = positive;
    this.probabilities = probabilities;
  }

  /**
   * A row of a binary task. Its classes are "negative" and "positive", in that order.
   *
   * @param positive the truth
   * @param probability that the row is positive, in [0, 1]
   * @return the row
   * @throws IllegalArgumentException if it is no probability, with the reason
   */
  public static ProbabilityRow of(boolean positive, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(notOne("The probability", probability));
    }
    return new ProbabilityRow(BINARY, positive ? 1 : 0, probability, null);
  }

  /**
   * A row of a task with any number of classes.
   *
   * @param order the classes in the order of the probabilities
   * @param truth the true class
   * @param probabilities one a class, in [0, 1] with a sum of 1; copied
   * @return the row
   * @throws IllegalArgumentException if they are no probabilities or the truth is none of the
   *     classes, with the reason
   */
  public static ProbabilityRow of(ClassOrder order, String truth, double... probabilities) {
    Optional<String> reason = whyRefused(order, truth, probabilities);
    if (reason.isPresent()) {
      throw new IllegalArgumentException(reason.get());
    }
    return new ProbabilityRow(order, order.indexOf(truth), probabilities[1], probabilities.clone());
  }

  /**
   * Why a binary row cannot be measured.
   *
   * @param probability what a model stated
   * @return the reason and what to try, or empty for a good row
   */
  public static Optional<String> whyRefused(double probability) {
    return probability >= 0 && probability <= 1
        ? Optional.empty()
        : Optional.of(notOne("The probability", probability));
  }

  /**
   * Why a row of several classes cannot be measured.
   *
   * @param order the classes
   * @param truth the true class
   * @param probabilities what a model stated
   * @return the reason and what to try, or empty for a good row
   */
  public static Optional<String> whyRefused(
      ClassOrder order, String truth, double... probabilities) {
    if (probabilities.length != order.size()) {
      return Optional.of(
          "The row has "
              + probabilities.length
              + " probabilities, but there are "
              + order.size()
              + " classes. Give one a class, in the stated order.");
    }
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
        return Optional.of(
            notOne(
                "The probability of the class \"" + order.labels().get(i) + "\"",
                probabilities[i]));
      }
      sum += probabilities[i];
    }
    if (!order.contains(truth)) {
      return Optional.of(
          "The true label \""
              + truth
              + "\" is none of the "
              + order.size()
              + " classes that have probabilities. Set the row aside, or state the class.");
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      return Optional.of(
          "The probabilities sum to "
              + sum
              + " but must sum to 1. If they are the best few of more classes, or rounded, give all"
              + " of them in full; if they are sigmoids of several labels, measure each label as a"
              + " binary row.");
    }
    return Optional.empty();
  }

  /**
   * The classes in the order of the probabilities.
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
   * The probability of a class.
   *
   * @param place its place in the order
   * @return as it was stated, in [0, 1]
   */
  public double probability(int place) {
    if (probabilities != null) {
      return probabilities[place];
    }
    return place == 1 ? positive : 1 - positive;
  }

  /**
   * The class of greatest probability; of equally probable ones the first in the order.
   *
   * @return its place in the order
   */
  public int top() {
    int top = 0;
    for (int i = 1; i < order.size(); i++) {
      if (probability(i) > probability(top)) {
        top = i;
      }
    }
    return top;
  }

  /**
   * Whether only the probability of the positive class was stated, so that errors come in pairs.
   */
  boolean statesOneProbability() {
    return probabilities == null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProbabilityRow that
        && order.equals(that.order)
        && truth == that.truth
        && positive == that.positive
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(positive) + truth;
  }

  @Override
  public String toString() {
    return order.labels().get(truth)
        + " "
        + (probabilities == null ? positive : Arrays.toString(probabilities));
  }

  private static String notOne(String what, double found) {
    return what
        + " ("
        + found
        + ") must lie in [0, 1]. "
        + (Double.isNaN(found)
            ? "Find out why the model gave no number, or set the row aside."
            : "If it is a logit, apply the sigmoid or softmax before; if it is a percentage, divide"
                + " by 100. Nothing is converted here, as no single row tells which it is.");
  }
}
