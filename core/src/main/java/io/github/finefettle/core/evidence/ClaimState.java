package io.github.finefettle.core.evidence;

/** Whether the evidence bears a claim out. There is always a third answer. */
public enum ClaimState {
  /** The evidence bears it out. */
  MET,
  /** The evidence contradicts it. */
  NOT_MET,
  /** There is not enough evidence for either. */
  UNDECIDED
}
