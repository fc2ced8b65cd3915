package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.validation.verdict.Verdict;

/** The verdict as it stands in {@code result.json}. */
final class ValidationJson {
  private ValidationJson() {}

  static JsonValue.JsonObject of(Verdict verdict) {
    JsonObjectBuilder json = JsonValue.object().put("verdict", verdict.decision().name());
    verdict.toJson().members().forEach(json::put);
    return json.toJson();
  }
}
