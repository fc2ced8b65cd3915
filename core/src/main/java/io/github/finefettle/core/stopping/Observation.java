package io.github.finefettle.core.stopping;

import io.github.finefettle.core.objective.Score;

/**
 * One evaluation of the objective during training.
 *
 * @param epoch when it was made: epochs trained so far, 1 or more; an evaluation in mid-epoch may
 *     count in steps instead, as long as the numbers of a run ascend
 * @param score the objective's value, NaN or infinite where undefined; with the scores of the
 *     examples where the objective compares statistically
 */
public record Observation(int epoch, Score score) {
  /** Checks the epoch. */
  public Observation {
    if (epoch < 1) {
      throw new IllegalArgumentException(
          "The epoch ("
              + epoch
              + ") must be 1 or more. Count the epochs that have been trained when evaluating.");
    }
  }

  /**
   * An evaluation without scores of examples.
   *
   * @param epoch epochs trained so far, 1 or more
   * @param value the objective's value, NaN or infinite where undefined
   * @return the observation
   */
  public static Observation of(int epoch, double value) {
    return new Observation(epoch, Score.of(value));
  }
}
