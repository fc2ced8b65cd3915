package io.github.finefettle.dataprep.rule;

import io.github.finefettle.dataprep.examples.Example;

/** A user's own cleaning step. Must be pure and safe for use by several threads. */
@FunctionalInterface
public interface CleaningStep {
  /**
   * Looks at one example.
   *
   * @param example its id and its texts
   * @return what to do with it
   * @throws Exception if the step fails; the run ends and names the step and the row
   */
  StepOutcome apply(Example example) throws Exception;
}
