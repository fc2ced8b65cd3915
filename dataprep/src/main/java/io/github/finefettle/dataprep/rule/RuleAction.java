package io.github.finefettle.dataprep.rule;

/** What a rule decided on a row; the stronger decisions come later. */
public enum RuleAction {
  /** A text was edited. */
  CHANGED,
  /** The row was kept, with a note. */
  FLAGGED,
  /** The row was set aside, for a person to look at. */
  SET_ASIDE,
  /** The row was dropped. */
  DROPPED
}
