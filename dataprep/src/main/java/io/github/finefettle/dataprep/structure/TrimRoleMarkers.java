package io.github.finefettle.dataprep.structure;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Set;

/**
 * Takes marks of a speaker off the beginning of texts ({@link RoleMarkers}): "User:" before what a
 * user says, "### Response:" before an answer. A mark of the other side is left, and so is one that
 * begins a whole dialogue: to take off the first of many marks would hide what is wrong.
 *
 * @param roles the roles whose texts are edited
 */
public record TrimRoleMarkers(Set<Role> roles) implements RowRule {
  private static final String ID = "trim-role-markers";

  /** Copies the roles. */
  public TrimRoleMarkers {
    roles = Roles.copy(roles);
  }

  /**
   * Trims marks.
   *
   * @param roles the roles whose texts are edited; none for the input alone
   * @return the rule
   */
  public static TrimRoleMarkers in(Role... roles) {
    return new TrimRoleMarkers(Roles.orInput(roles));
  }

  static RuleKind kind() {
    return new RuleKind(
        ID, 1, (json, registry) -> new TrimRoleMarkers(Roles.fromJson(json.get("roles"))));
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
    StepOutcome outcome = StepOutcome.unchanged();
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (roles.contains(part.role())) {
        String trimmed = RoleMarkers.trimmed(part.text(), part.role().isAnswer());
        if (!trimmed.equals(part.text())) {
          outcome =
              outcome.andEdit(i, trimmed).because("The text began with the mark of a speaker.");
        }
      }
    }
    return outcome;
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("roles", Roles.toJson(roles));
  }
}
