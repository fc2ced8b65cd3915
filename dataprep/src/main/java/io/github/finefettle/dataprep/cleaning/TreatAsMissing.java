package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.List;
import java.util.Set;

/** Empties a text that only says that there is none; case and outer white space do not matter. */
record TreatAsMissing(Set<Role> roles, List<String> values) implements RowRule {
  static final String ID = "treat-as-missing";

  TreatAsMissing {
    values = values.stream().map(TreatAsMissing::form).distinct().sorted().toList();
    if (values.isEmpty() || values.contains("")) {
      throw new IllegalArgumentException(
          "The values to treat as missing must be at least one, and none blank: blank is missing"
              + " already. Try \"N/A\".");
    }
  }

  private static String form(String text) {
    return FrozenUnicode.lowerCase(text.strip());
  }

  static List<RuleKind> kinds() {
    return List.of(
        new RuleKind(
            ID,
            1,
            (json, registry) ->
                new TreatAsMissing(
                    Roles.fromJson(json.get("roles")),
                    json.array("values").stream().map(JsonValue::asString).toList())));
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
      if (roles.contains(part.role()) && values.contains(form(part.text()))) {
        outcome = outcome.andEdit(i, "").because("The text says that there is none.");
      }
    }
    return outcome;
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("roles", Roles.toJson(roles)).put("values", JsonValue.strings(values));
  }
}
