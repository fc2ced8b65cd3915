package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Set;

/** One step of a plan: its rule, what it reads and edits, and how it stands in JSON. */
sealed interface PlannedStep permits RowStep, DataStep {
  String rule();

  int version();

  /** The roles that the schema must have. */
  Set<Role> reads();

  /** The roles that the schema must be able to write. */
  Set<Role> edits();

  JsonValue.JsonObject toJson();

  /** An object with rule and version, to which the step's own settings are added. */
  static io.github.finefettle.core.definition.JsonObjectBuilder json(String rule, int version) {
    return JsonValue.object().put("rule", rule).put("version", version);
  }
}
