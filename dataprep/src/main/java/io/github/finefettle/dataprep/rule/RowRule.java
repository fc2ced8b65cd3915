package io.github.finefettle.dataprep.rule;

import io.github.finefettle.dataprep.examples.Example;

/** A rule that judges each row by itself. Pure, and safe for use by several threads. */
public non-sealed interface RowRule extends CleaningRule {
  /**
   * Looks at one example.
   *
   * @param example its id and its texts, as the rules before left them
   * @return what to do with it; {@link StepOutcome#unchanged()} in most cases
   * @throws Exception if the rule fails; the run ends and names the rule and the row
   */
  StepOutcome apply(Example example) throws Exception;

  /**
   * Whether the rule neither edits nor removes rows. It is then passed over while rules behind it
   * learn.
   *
   * @return true if the rule does nothing but flag; false where that is not known
   */
  default boolean onlyFlags() {
    return false;
  }
}
