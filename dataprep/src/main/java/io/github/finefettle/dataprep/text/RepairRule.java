package io.github.finefettle.dataprep.text;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Set;

/**
 * Repairs the texts of some roles by a {@link TextRepair}.
 *
 * @param repair the repairs
 * @param roles the roles whose texts are edited
 */
public record RepairRule(TextRepair repair, Set<Role> roles) implements RowRule {
  private static final String ID = "repair-text";

  /** Copies the roles. */
  public RepairRule {
    roles = Roles.copy(roles);
  }

  /**
   * Repairs texts.
   *
   * @param repair the repairs
   * @param roles the roles whose texts are edited; none for the input alone
   * @return the rule
   */
  public static RepairRule of(TextRepair repair, Role... roles) {
    return new RepairRule(repair, Roles.orInput(roles));
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) ->
            new RepairRule(
                TextRepair.fromJson(json.get("repair")), Roles.fromJson(json.get("roles"))));
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
    return roles;
  }

  @Override
  public Set<Role> edits() {
    return roles;
  }

  @Override
  public StepOutcome apply(Example example) {
    return TextRules.edited(example, roles, repair::repair);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("repair", repair.toJson()).put("roles", Roles.toJson(roles));
  }
}
