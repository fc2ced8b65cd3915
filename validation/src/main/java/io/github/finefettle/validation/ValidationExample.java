package io.github.finefettle.validation;

import io.github.finefettle.core.split.RowId;
import java.util.Optional;

/**
 * An input like those that the model will meet in production.
 *
 * @param <I> the type of the inputs
 * @param id where it came from; decides, with the seed, how it is perturbed
 * @param input the input
 * @param label the right answer, or empty where nobody knows it
 */
public record ValidationExample<I>(RowId id, I input, Optional<String> label) {
  /**
   * An example with its right answer.
   *
   * @param <I> the type of the inputs
   * @param id where it came from
   * @param input the input
   * @param label the right answer
   * @return the example
   */
  public static <I> ValidationExample<I> of(RowId id, I input, String label) {
    return new ValidationExample<>(id, input, Optional.of(label));
  }

  /**
   * An example whose right answer nobody knows. It serves invariance, and neither misses nor false
   * alarms.
   *
   * @param <I> the type of the inputs
   * @param id where it came from
   * @param input the input
   * @return the example
   */
  public static <I> ValidationExample<I> unlabelled(RowId id, I input) {
    return new ValidationExample<>(id, input, Optional.empty());
  }
}
