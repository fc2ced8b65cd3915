package io.github.finefettle.dataprep.missing;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Set;

/**
 * Drops rows of which no text of a role shows anything ({@link Emptiness#showsNothing}). An answer
 * that is a tool call is not missing.
 *
 * @param role the role
 */
public record DropMissing(Role role) implements RowRule {
  private static final String ID = "drop-missing";

  static RuleKind kind() {
    return new RuleKind(
        ID, 1, (json, registry) -> new DropMissing(Role.valueOf(json.string("role"))));
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
  public StepOutcome apply(Example example) {
    return Absence.of(example, role)
        ? StepOutcome.drop("The role " + role + " is missing.")
        : StepOutcome.unchanged();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("role", role.name());
  }
}
