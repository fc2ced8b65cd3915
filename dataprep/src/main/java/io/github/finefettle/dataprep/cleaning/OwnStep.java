package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.UnnamedFunctionException;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Optional;
import java.util.Set;

/** A user's own step, with a name or without. */
record OwnStep(Optional<Named<CleaningStep>> named, CleaningStep function) implements RowStep {
  static final String RULE = "own-step";

  @Override
  public String rule() {
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
  public Set<Role> edits() {
    return Roles.of();
  }

  @Override
  public StepOutcome apply(Example example) throws Exception {
    return function.apply(example);
  }

  @Override
  public JsonValue.JsonObject toJson() {
    Named<CleaningStep> function =
        named.orElseThrow(() -> new UnnamedFunctionException("a step of the cleaning plan"));
    return PlannedStep.json(RULE, 1).put("function", function.toJson()).toJson();
  }
}
