package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Role;

/**
 * The range in which a measure of a role lies, as learned from a data set.
 *
 * @param role whose texts were measured
 * @param measure what was measured
 * @param low the least value that is not flagged
 * @param high the greatest value that is not flagged
 * @param values how many values the range was learned from
 */
public record LearnedRange(Role role, TextMeasure measure, double low, double high, long values) {
  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("role", role.name())
        .put("measure", measure.id())
        .put("low", low)
        .put("high", high)
        .put("values", values)
        .toJson();
  }

  static LearnedRange fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    return new LearnedRange(
        Role.valueOf(o.string("role")),
        TextMeasure.of(o.string("measure")),
        o.number("low"),
        o.number("high"),
        o.integer("values"));
  }
}
