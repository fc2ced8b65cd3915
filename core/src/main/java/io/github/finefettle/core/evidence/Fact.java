package io.github.finefettle.core.evidence;

import io.github.finefettle.core.definition.JsonValue;

/**
 * A named value that stands in the record, such as "rows read: 5574".
 *
 * @param name for people, such as {@code "Rows read"}
 * @param value the text to show
 */
public record Fact(String name, String value) {
  JsonValue.JsonObject toJson() {
    return JsonValue.object().put("name", name).put("value", value).toJson();
  }

  static Fact fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    return new Fact(o.string("name"), o.string("value"));
  }
}
