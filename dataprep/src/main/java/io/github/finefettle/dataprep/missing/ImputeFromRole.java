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
 * Gives a role that is missing the text of another role of the same row. Where that is missing too,
 * or is a chat's, nothing happens.
 *
 * @param role the role
 * @param from another role
 */
public record ImputeFromRole(Role role, Role from) implements RowRule {
  private static final String ID = "impute-from-role";

  /** Checks that the roles differ. */
  public ImputeFromRole {
    if (role == from) {
      throw new IllegalArgumentException(
          "The role " + role + " cannot be imputed from itself. Name another role.");
    }
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) ->
            new ImputeFromRole(
                Role.valueOf(json.string("role")), Role.valueOf(json.string("from"))));
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
    return Roles.of(role, from);
  }

  @Override
  public Set<Role> edits() {
    return Roles.of(role);
  }

  @Override
  public StepOutcome apply(Example example) {
    int place = example.placeOf(from, 0);
    boolean single = place >= 0 && !example.part(place).isTurn() && example.placeOf(from, 1) < 0;
    if (!single
        || Emptiness.showsNothing(example.part(place).text())
        || !Absence.canBeFilled(example, role)) {
      return StepOutcome.unchanged();
    }
    return StepOutcome.edit(role, example.part(place).text())
        .because("The role was missing; the text of the role " + from + " was imputed.");
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("role", role.name()).put("from", from.name());
  }
}
