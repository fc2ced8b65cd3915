package io.github.finefettle.dataprep.text;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Edits the texts of some roles by a function without settings.
 *
 * @param function the function
 * @param roles the roles whose texts are edited
 */
public record TextFunctionRule(TextFunction function, Set<Role> roles) implements RowRule {
  /** Copies the roles. */
  public TextFunctionRule {
    roles = Roles.copy(roles);
  }

  /**
   * Edits texts.
   *
   * @param function the function
   * @param roles the roles whose texts are edited; none for the input alone
   * @return the rule
   */
  public static TextFunctionRule of(TextFunction function, Role... roles) {
    return new TextFunctionRule(function, Roles.orInput(roles));
  }

  static List<RuleKind> kinds() {
    return Arrays.stream(TextFunction.values()).map(TextFunctionRule::kind).toList();
  }

  private static RuleKind kind(TextFunction function) {
    return new RuleKind(
        function.id(),
        1,
        (json, registry) -> new TextFunctionRule(function, Roles.fromJson(json.get("roles"))));
  }

  @Override
  public String id() {
    return function.id();
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
    return TextRules.edited(example, roles, function::apply);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("roles", Roles.toJson(roles));
  }
}
