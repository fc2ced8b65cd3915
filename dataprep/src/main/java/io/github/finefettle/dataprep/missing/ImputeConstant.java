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
 * Gives a role that is missing one and the same text. Turns of a chat are never filled.
 *
 * @param role the role
 * @param text the text, which shows something
 */
public record ImputeConstant(Role role, String text) implements RowRule {
  private static final String ID = "impute-constant";

  /** Checks the text. */
  public ImputeConstant {
    if (Emptiness.showsNothing(text)) {
      throw new IllegalArgumentException(
          "The text to impute in the role "
              + role
              + " must show something, but it is blank. Give a text such as \"other\", or leave"
              + " the role missing.");
    }
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) ->
            new ImputeConstant(Role.valueOf(json.string("role")), json.string("text")));
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
    return Roles.of(role);
  }

  @Override
  public StepOutcome apply(Example example) {
    return Absence.canBeFilled(example, role)
        ? StepOutcome.edit(role, text).because("The role was missing; a constant was imputed.")
        : StepOutcome.unchanged();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("role", role.name()).put("text", text);
  }
}
