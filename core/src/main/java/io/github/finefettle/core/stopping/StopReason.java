package io.github.finefettle.core.stopping;

/** Why a training run ended. */
public enum StopReason {
  /** The patience was used up: as many evaluations in a row did not improve on the best. */
  NO_IMPROVEMENT,
  /** The objective reached the goal of the rule. */
  GOAL_REACHED,
  /** The objective was undefined, and the rule stops on that. */
  UNDEFINED_VALUE,
  /** The rule did not stop; the run came to the end of its epochs. */
  EPOCHS_COMPLETED
}
