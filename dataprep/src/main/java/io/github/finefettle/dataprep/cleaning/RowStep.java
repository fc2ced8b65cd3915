package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.examples.Example;

/** A step that looks at one row at a time, so that rows can be done in any order. */
non-sealed interface RowStep extends PlannedStep {
  StepOutcome apply(Example example) throws Exception;
}
