package io.github.finefettle.dataprep.structure;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.List;

/**
 * A rule that finds violations of a structure and edits nothing. All implementations are immutable
 * and take time linear in the size of a row.
 */
public interface StructureRule extends RowRule {
  /** Of one row this many violations are noted by one rule; of more, only their number. */
  int MOST_NOTES = 20;

  /**
   * What follows for a row with a violation.
   *
   * @return FLAG unless chosen otherwise
   */
  Consequence consequence();

  /**
   * Finds what is wrong with a row.
   *
   * @param example its texts
   * @return in the order of the parts; empty where nothing is wrong
   */
  List<Violation> violations(Example example);

  /** 1 for all rules of this release. */
  @Override
  default int version() {
    return 1;
  }

  @Override
  default boolean onlyFlags() {
    return consequence().keepsRow();
  }

  @Override
  default StepOutcome apply(Example example) {
    List<Violation> found = violations(example);
    StepOutcome outcome = StepOutcome.unchanged();
    for (int i = 0; i < Math.min(found.size(), MOST_NOTES); i++) {
      Violation violation = found.get(i);
      outcome = outcome.and(consequence().action(), violation.reason()).onPart(violation.part());
      if (violation.measured().isPresent() && violation.threshold().isPresent()) {
        outcome =
            outcome.measured(
                violation.measured().getAsDouble(), violation.threshold().getAsDouble());
      }
    }
    if (found.size() > MOST_NOTES) {
      String more = "The same rule found " + (found.size() - MOST_NOTES) + " more in this row.";
      outcome = outcome.and(consequence().action(), more);
    }
    return outcome;
  }
}
