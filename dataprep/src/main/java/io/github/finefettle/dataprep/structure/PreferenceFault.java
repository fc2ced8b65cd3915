package io.github.finefettle.dataprep.structure;

/** What can be wrong with a preference. */
public enum PreferenceFault {
  /** The chosen answer is missing. */
  EMPTY_CHOSEN,
  /** The rejected answer is missing. */
  EMPTY_REJECTED,
  /** The two answers are equal: nothing is preferred. */
  SAME_ANSWERS,
  /** The two answers differ in white space only. */
  SAME_UP_TO_SPACE,
  /** The two answers carry their prompts along, and these differ. */
  DIFFERENT_PROMPTS
}
