package io.github.finefettle.core.search;

/** How a trial stands. */
public enum TrialState {
  /** Begun, not finished: only in the result of a study that is not over. */
  RUNNING,
  /** Trained to the last rung or to the end of its own schedule. */
  COMPLETE,
  /** Ended by an early-stopping rule; counts as complete and may be the best. */
  EARLY_STOPPED,
  /** Given up by the study because others were better; never the best. */
  PRUNED,
  /** Ended by an exception; its message is kept, and the study goes on. */
  FAILED;

  /**
   * Whether the trial trained as far as it should and may be the best.
   *
   * @return true for {@link #COMPLETE} and {@link #EARLY_STOPPED}
   */
  public boolean countsAsComplete() {
    return this == COMPLETE || this == EARLY_STOPPED;
  }
}
