package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Set;

/** Drops rows without a text in a role. */
record DropMissingStep(Role role) implements RowStep {
  static final String RULE = "drop-missing";

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
    return Roles.of(role);
  }

  @Override
  public Set<Role> edits() {
    return Roles.of();
  }

  @Override
  public StepOutcome apply(Example example) {
    return example.find(role).isPresent()
        ? StepOutcome.unchanged()
        : StepOutcome.drop("The role " + role + " is missing.");
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return PlannedStep.json(rule(), version()).put("role", role.name()).toJson();
  }
}
