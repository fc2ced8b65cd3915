package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.duplicates.ExactDuplicates;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Set;

/** Drops rows whose input and label both equal those of a row with a smaller id. */
record DropExactDuplicatesStep() implements DataStep {
  static final String RULE = "drop-exact-duplicates";

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
    return Roles.of(Role.INPUT);
  }

  @Override
  public Set<Role> edits() {
    return Roles.of();
  }

  @Override
  public void apply(WorkingRows rows) {
    DuplicateRemoval.within(
        rows, ExactDuplicates::find, 1, "The row has the same input and label as its partner.");
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return PlannedStep.json(rule(), version()).toJson();
  }
}
