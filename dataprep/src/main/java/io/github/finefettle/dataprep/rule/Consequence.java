package io.github.finefettle.dataprep.rule;

/** What follows for a row that a checking rule finds fault with. A person or a plan chooses it. */
public enum Consequence {
  /** The row is kept, with a note. */
  FLAG(RuleAction.FLAGGED),
  /** The row is set aside, for a person to look at. */
  SET_ASIDE(RuleAction.SET_ASIDE),
  /** The row is dropped. */
  DROP(RuleAction.DROPPED);

  private final RuleAction action;

  Consequence(RuleAction action) {
    this.action = action;
  }

  /**
   * The decision that a rule then makes.
   *
   * @return FLAGGED, SET_ASIDE or DROPPED
   */
  public RuleAction action() {
    return action;
  }

  /**
   * Whether the row goes on to the next rule.
   *
   * @return true for FLAG
   */
  public boolean keepsRow() {
    return this == FLAG;
  }
}
