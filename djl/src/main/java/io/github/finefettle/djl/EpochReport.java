package io.github.finefettle.djl;

import io.github.finefettle.core.stopping.StopDecision;
import io.github.finefettle.core.stopping.TrainingHistory;

/**
 * What happened in an epoch, told after the rule has decided.
 *
 * @param measured the epoch's number and what was measured in it
 * @param decision what the stopping rule says
 */
public record EpochReport(TrainingHistory.Epoch measured, StopDecision decision) {
  /**
   * How many epochs have been trained, those before a resumed checkpoint included.
   *
   * @return 1 or more
   */
  public int epoch() {
    return measured.number();
  }
}
