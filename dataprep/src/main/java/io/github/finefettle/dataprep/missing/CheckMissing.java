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
 * Flags rows of which no text of a role shows anything, sets them aside or ends the run.
 *
 * @param role the role
 * @param action what to do
 */
public record CheckMissing(Role role, OnMissing action) implements RowRule {
  private static final String ID = "check-missing";

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) ->
            new CheckMissing(
                Role.valueOf(json.string("role")), OnMissing.valueOf(json.string("action"))));
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
    if (!Absence.of(example, role)) {
      return StepOutcome.unchanged();
    }
    String reason = "The role " + role + " is missing.";
    return switch (action) {
      case FLAG -> StepOutcome.flag(reason);
      case SET_ASIDE -> StepOutcome.setAside(reason);
      case FAIL -> throw new MissingValueException(example.id(), role);
    };
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("role", role.name()).put("action", action.name());
  }
}
