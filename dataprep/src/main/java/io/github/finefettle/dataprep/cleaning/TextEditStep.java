package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Set;

/** Edits the texts of some roles by a built-in rule. */
record TextEditStep(TextRule textRule, Set<Role> roles) implements RowStep {
  @Override
  public String rule() {
    return textRule.id();
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return roles;
  }

  @Override
  public Set<Role> edits() {
    return roles;
  }

  @Override
  public StepOutcome apply(Example example) {
    StepOutcome outcome = StepOutcome.unchanged();
    for (Role role : roles) {
      String before = example.text(role);
      String after = textRule.edited(before);
      if (!after.equals(before)) {
        outcome = outcome.andEdit(role, after);
      }
    }
    return outcome;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return PlannedStep.json(rule(), version()).put("roles", Roles.toJson(roles)).toJson();
  }
}
