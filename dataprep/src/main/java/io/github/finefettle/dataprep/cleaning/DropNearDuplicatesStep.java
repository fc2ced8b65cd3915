package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Set;

/** Drops rows whose input is nearly that of another row with the same label. */
record DropNearDuplicatesStep(NearDuplicates near) implements DataStep {
  static final String RULE = "drop-near-duplicates";

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
        rows,
        near::find,
        near.similarity(),
        "The row is a near duplicate of its partner, with the same label.");
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return PlannedStep.json(rule(), version()).put("near", near.toJson()).toJson();
  }
}
