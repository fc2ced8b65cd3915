package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Optional;

/** Reads the steps of a plan back from JSON. */
final class StepJson {
  private StepJson() {}

  static PlannedStep read(JsonValue.JsonObject json, Registry registry) {
    String rule = json.string("rule");
    if (json.integer("version") != 1) {
      throw unknown(rule, json.integer("version"));
    }
    Optional<TextRule> text = TextRule.find(rule);
    if (text.isPresent()) {
      return new TextEditStep(text.get(), Roles.fromJson(json.get("roles")));
    }
    return switch (rule) {
      case TreatAsMissingStep.RULE ->
          new TreatAsMissingStep(
              Roles.fromJson(json.get("roles")),
              json.array("values").stream().map(JsonValue::asString).toList());
      case DropMissingStep.RULE -> new DropMissingStep(Role.valueOf(json.string("role")));
      case NormalizeLabelsStep.RULE -> new NormalizeLabelsStep();
      case DropExactDuplicatesStep.RULE -> new DropExactDuplicatesStep();
      case DropNearDuplicatesStep.RULE ->
          new DropNearDuplicatesStep(NearDuplicates.fromJson(json.get("near")));
      case ReviewConflictsStep.RULE -> new ReviewConflictsStep();
      case OwnStep.RULE -> own(registry.find(json.get("function"), CleaningStep.class));
      default -> throw unknown(rule, json.integer("version"));
    };
  }

  private static OwnStep own(Named<CleaningStep> named) {
    return new OwnStep(Optional.of(named), named.function());
  }

  private static JsonFormatException unknown(String rule, long version) {
    return new JsonFormatException(
        "The cleaning rule "
            + rule
            + " of version "
            + version
            + " is unknown. Maybe a newer release wrote the plan.");
  }
}
