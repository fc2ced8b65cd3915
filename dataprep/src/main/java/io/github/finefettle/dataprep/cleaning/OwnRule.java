package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.UnnamedFunctionException;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.CleaningStep;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A user's own step, with a name or without. */
record OwnRule(Optional<Named<CleaningStep>> named, CleaningStep function) implements RowRule {
  /** Stands in the JSON of a plan; the ledger names the user's own id. */
  private static final String KIND = "own-step";

  static List<RuleKind> kinds() {
    return List.of(
        new RuleKind(
            KIND,
            1,
            (json, registry) -> of(registry.find(json.get("function"), CleaningStep.class))));
  }

  static OwnRule of(Named<CleaningStep> named) {
    return new OwnRule(Optional.of(named), named.function());
  }

  @Override
  public String id() {
    return named.map(Named::id).orElse("unnamed-step");
  }

  @Override
  public int version() {
    return named.map(Named::version).orElse(1);
  }

  /** Unknown before it runs; an edit of a role that cannot be written fails then. */
  @Override
  public Set<Role> reads() {
    return Roles.of();
  }

  @Override
  public StepOutcome apply(Example example) throws Exception {
    return function.apply(example);
  }

  @Override
  public JsonValue.JsonObject toJson() {
    JsonObjectBuilder json = JsonValue.object().put("rule", KIND).put("version", 1);
    addSettings(json);
    return json.toJson();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put(
        "function",
        named
            .orElseThrow(() -> new UnnamedFunctionException("a step of the cleaning plan"))
            .toJson());
  }
}
