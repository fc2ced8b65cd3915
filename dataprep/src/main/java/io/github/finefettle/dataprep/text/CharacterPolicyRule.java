package io.github.finefettle.dataprep.text;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Set;

/**
 * Treats suspicious characters in the texts of some roles by a {@link CharacterPolicy}: flags the
 * row with what was found where, and edits the text where the policy says so.
 *
 * @param policy what is done
 * @param roles the roles whose texts are looked at
 */
public record CharacterPolicyRule(CharacterPolicy policy, Set<Role> roles) implements RowRule {
  private static final String ID = "treat-characters";

  /** Copies the roles. */
  public CharacterPolicyRule {
    roles = Roles.copy(roles);
  }

  /**
   * Treats characters.
   *
   * @param policy what is done
   * @param roles the roles whose texts are looked at; none for the input alone
   * @return the rule
   */
  public static CharacterPolicyRule of(CharacterPolicy policy, Role... roles) {
    return new CharacterPolicyRule(policy, Roles.orInput(roles));
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) ->
            new CharacterPolicyRule(
                CharacterPolicy.fromJson(json.get("policy")), Roles.fromJson(json.get("roles"))));
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
    return policy.canChange() ? roles : Roles.of();
  }

  @Override
  public boolean onlyFlags() {
    return !policy.canChange();
  }

  @Override
  public StepOutcome apply(Example example) {
    StepOutcome outcome = StepOutcome.unchanged();
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (!roles.contains(part.role())) {
        continue;
      }
      TreatedText treated = policy.apply(part.text());
      if (!treated.text().equals(part.text())) {
        outcome = outcome.andEdit(i, treated.text());
      }
      for (TextFinding finding : treated.findings()) {
        if (policy.treatmentOf(finding.kind()) == Treatment.FLAG) {
          outcome = outcome.and(RuleAction.FLAGGED, sentence(finding)).onPart(i);
        }
      }
    }
    return outcome;
  }

  private static String sentence(TextFinding finding) {
    String what =
        switch (finding.kind()) {
          case ZERO_WIDTH -> "a character without width";
          case DIRECTION -> "a control of writing direction";
          case TAG -> "a tag character that nobody sees";
          case MIXED_SCRIPT -> "a word with look-alike letters of another script";
        };
    return "At character " + finding.start() + " stands " + what + " (" + finding.what() + ").";
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("policy", policy.toJson()).put("roles", Roles.toJson(roles));
  }
}
