package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.List;
import java.util.Set;

/** Flags rows with the same input and different labels; drops none. */
record ReviewConflictsStep() implements DataStep {
  static final String RULE = "review-conflicting-labels";

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.INPUT, Role.LABEL);
  }

  @Override
  public Set<Role> edits() {
    return Roles.of();
  }

  @Override
  public void apply(WorkingRows rows) {
    List<Integer> alive = rows.alive();
    List<Example> examples = alive.stream().map(rows::example).toList();
    List<LabelConflicts.Conflict> conflicts = LabelConflicts.find(examples);
    int flagged = 0;
    for (LabelConflicts.Conflict conflict : conflicts) {
      for (int i : conflict.rows()) {
        int partner = conflict.partnerOf(i);
        StepOutcome flag = StepOutcome.flag("The same input has another label in the partner row.");
        rows.recordPair(alive.get(i), flag, alive.get(partner));
        flagged++;
      }
    }
    if (flagged > 0) {
      rows.find(
          new Finding(
              Severity.WARNING,
              "conflicting-labels",
              flagged
                  + " rows in "
                  + conflicts.size()
                  + " groups have the same input and different"
                  + " labels.",
              "Look at them in the ledger and decide which label is right."));
    }
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return PlannedStep.json(rule(), version()).toJson();
  }
}
