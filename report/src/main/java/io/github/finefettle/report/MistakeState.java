package io.github.finefettle.report;

/** What the evidence says about one of the six mistakes. There is always a third answer. */
public enum MistakeState {
  /** Every claim that decides is met, and there is at least one. */
  AVOIDED,
  /** A claim that decides is contradicted by the evidence. */
  COMMITTED,
  /** Nothing was handed in that decides, or what was handed in is not enough. */
  NOT_CHECKED
}
