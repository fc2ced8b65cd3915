package io.github.finefettle.djl;

import ai.djl.training.listener.EarlyStoppingListener.EarlyStoppedException;
import io.github.finefettle.core.stopping.StoppingOutcome;

/**
 * Ends DJL's own fit loop where the user calls it directly. It is an {@link EarlyStoppedException},
 * so that code which catches DJL's keeps working. {@link DjlEarlyStopping#fit} never throws it.
 */
public final class DjlEarlyStoppedException extends EarlyStoppedException {
  private static final long serialVersionUID = 1L;

  private final transient StoppingOutcome outcome;

  DjlEarlyStoppedException(StoppingOutcome outcome) {
    super(outcome.epochsRun(), outcome.reasonEvidence());
    this.outcome = outcome;
  }

  /**
   * How the run ended.
   *
   * @return the outcome
   */
  public StoppingOutcome outcome() {
    return outcome;
  }
}
