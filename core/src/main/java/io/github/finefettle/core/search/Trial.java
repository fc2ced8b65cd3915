package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonValue;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One segment of a trial, as the training code sees it: the values to train with, how far the trial
 * has come and how far to go. To be used by the thread that was handed it.
 */
public interface Trial {
  /**
   * The trial's number, by which ties are broken.
   *
   * @return 0 or more
   */
  int number();

  /**
   * The values to train with.
   *
   * @return one value for each hyperparameter of the study
   */
  Assignment assignment();

  /**
   * The value of one hyperparameter.
   *
   * @param <T> the type of the value
   * @param hyperparameter one that the study varies
   * @return its value
   * @throws IllegalArgumentException if the study does not vary it
   */
  default <T> T get(Hyperparameter<T> hyperparameter) {
    return assignment().get(hyperparameter);
  }

  /**
   * How far this trial has been trained by earlier segments.
   *
   * @return 0 at first, then what the report of the segment before said
   */
  long resourceSoFar();

  /**
   * Train until here, counted from the trial's start; or until its own schedule ends, if that is
   * sooner.
   *
   * @return more than {@link #resourceSoFar()}; {@code Long.MAX_VALUE} where only the trial's own
   *     schedule ends it
   */
  long resourceTarget();

  /**
   * A seed for everything random in this trial.
   *
   * @return a function of the study's seed and the trial's number, the same in every segment
   */
  long seed();

  /**
   * What the report of the segment before was told to remember, such as the state of an
   * early-stopping tracker.
   *
   * @return the value, or empty in the first segment or if there was none
   */
  Optional<JsonValue> memory();

  /**
   * Notes a value on the way, for the curves; it decides nothing.
   *
   * @param step where, in units of the resource or finer ones; above the step reported before
   * @param value the objective's value there; what is not finite is kept as undefined
   * @throws IllegalArgumentException if the step is negative or not above the last one
   */
  void report(long step, double value);

  /**
   * A folder for this trial alone, for checkpoints: {@code trial-0003} in the folder beside the
   * journal, the same in every segment. Where the study has no journal, it is deleted when the run
   * ends.
   *
   * @return the folder, which exists
   */
  Path directory();

  /**
   * Whether the study should stop. Look between epochs and throw a {@link
   * java.util.concurrent.CancellationException}; the segment is run again when the study is
   * resumed.
   *
   * @return true if it should
   */
  boolean isCancelled();
}
