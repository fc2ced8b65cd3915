package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.List;
import java.util.Set;

/** Drops rows without a text in a role. */
record DropMissing(Role role) implements RowRule {
  static final String ID = "drop-missing";

  static List<RuleKind> kinds() {
    return List.of(
        new RuleKind(
            ID, 1, (json, registry) -> new DropMissing(Role.valueOf(json.string("role")))));
  }

  @Override
  public String id() {
    return ID;
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
  public void addSettings(JsonObjectBuilder json) {
    json.put("role", role.name());
  }
}
