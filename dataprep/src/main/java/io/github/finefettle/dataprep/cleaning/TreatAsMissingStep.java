package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.List;
import java.util.Set;

/** Empties a text that only says that there is none; case and outer white space do not matter. */
record TreatAsMissingStep(Set<Role> roles, List<String> values) implements RowStep {
  static final String RULE = "treat-as-missing";

  TreatAsMissingStep {
    values = values.stream().map(TreatAsMissingStep::form).distinct().sorted().toList();
    if (values.isEmpty() || values.contains("")) {
      throw new IllegalArgumentException(
          "The values to treat as missing must be at least one, and none blank: blank is missing"
              + " already. Try \"N/A\".");
    }
  }

  private static String form(String text) {
    return FrozenUnicode.lowerCase(text.strip());
  }

  @Override
  public String rule() {
    return RULE;
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
    for (Role role : roles) {
      if (values.contains(form(example.text(role)))) {
        outcome = outcome.andEdit(role, "").because("The text says that there is none.");
      }
    }
    return outcome;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return PlannedStep.json(rule(), version())
        .put("roles", Roles.toJson(roles))
        .put("values", JsonValue.strings(values))
        .toJson();
  }
}
