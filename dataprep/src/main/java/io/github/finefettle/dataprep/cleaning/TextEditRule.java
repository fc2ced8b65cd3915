package io.github.finefettle.dataprep.cleaning;

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

/** Edits the texts of some roles by a built-in rule. */
record TextEditRule(TextRule textRule, Set<Role> roles) implements RowRule {
  static List<RuleKind> kinds() {
    return Arrays.stream(TextRule.values())
        .map(
            rule ->
                new RuleKind(
                    rule.id(),
                    1,
                    (json, registry) -> new TextEditRule(rule, Roles.fromJson(json.get("roles")))))
        .toList();
  }

  @Override
  public String id() {
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
    for (int i = 0; i < example.size(); i++) {
      if (roles.contains(example.part(i).role())) {
        String before = example.part(i).text();
        String after = textRule.edited(before);
        if (!after.equals(before)) {
          outcome = outcome.andEdit(i, after);
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
