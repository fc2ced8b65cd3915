package io.github.finefettle.metrics.language;

import com.google.errorprone.annotations.CheckReturnValue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A multiple-choice question that a language model answered by the likelihood of each choice.
 * Immutable.
 */
@CheckReturnValue
public final class ChoiceLikelihoods {
  private final int right;
  private final double[] given;
  private final double[] alone;
  private final long[] characters;
  private final long[] bytes;

  private ChoiceLikelihoods(
      int right, double[] given, double[] alone, long[] characters, long[] bytes) {
    this.right = right;
    this.given = given;
    this.alone = alone;
    this.characters = characters;
    this.bytes = bytes;
  }

  /**
   * A question.
   *
   * @param right the index of the right choice
   * @param choices the texts of the choices, two or more, none of them empty
   * @param logLikelihoods the summed log-likelihood of each choice after the question, not NaN
   * @return the question
   * @throws IllegalArgumentException if the numbers do not fit together
   */
  public static ChoiceLikelihoods of(int right, List<String> choices, double[] logLikelihoods) {
    if (choices.size() < 2 || right < 0 || right >= choices.size()) {
      throw new IllegalArgumentException(
          "The right choice ("
              + right
              + ") must be one of two or more, counted from 0, but there are "
              + choices.size()
              + ".");
    }
    requireNumbers(choices.size(), logLikelihoods);
    if (choices.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException(
          "A choice is empty, so that its likelihood for each character has no value. Set the"
              + " question aside.");
    }
    return new ChoiceLikelihoods(
        right,
        logLikelihoods.clone(),
        new double[0],
        choices.stream().mapToLong(c -> c.codePointCount(0, c.length())).toArray(),
        choices.stream().mapToLong(c -> c.getBytes(StandardCharsets.UTF_8).length).toArray());
  }

  /**
   * The question with how likely each choice is without it.
   *
   * @param unconditional the summed log-likelihood of each choice after nothing, or after a fixed
   *     text such as {@code "Answer:"}
   * @return a new question
   */
  public ChoiceLikelihoods withUnconditional(double... unconditional) {
    requireNumbers(given.length, unconditional);
    return new ChoiceLikelihoods(right, given, unconditional.clone(), characters, bytes);
  }

  int right() {
    return right;
  }

  int choices() {
    return given.length;
  }

  double given(int choice) {
    return given[choice];
  }

  boolean hasUnconditional() {
    return alone.length > 0;
  }

  double alone(int choice) {
    return alone[choice];
  }

  long characters(int choice) {
    return characters[choice];
  }

  long bytes(int choice) {
    return bytes[choice];
  }

  private static void requireNumbers(int choices, double[] logLikelihoods) {
    if (logLikelihoods.length != choices) {
      throw new IllegalArgumentException(
          "There are "
              + logLikelihoods.length
              + " log-likelihoods for "
              + choices
              + " choices. Give one a choice.");
    }
    for (double value : logLikelihoods) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "The log-likelihood (" + value + ") must be finite. Set the question aside.");
      }
    }
  }
}
