package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.rule.RuleAction;

/** Checks what a rule is told to do with the rows that it finds. */
final class Actions {
  private Actions() {}

  static RuleAction decision(RuleAction action) {
    if (action == RuleAction.CHANGED) {
      throw new IllegalArgumentException(
          "The action CHANGED decides nothing on a row. Use FLAGGED, SET_ASIDE or DROPPED.");
    }
    return action;
  }
}
