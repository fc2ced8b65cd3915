package io.github.finefettle.core.evidence;

import io.github.finefettle.core.definition.JsonValue;

/**
 * Something that was noticed, with what to try.
 *
 * @param severity how much it matters
 * @param code lower-case words joined by dots or hyphens, stable over releases
 * @param message what was noticed, with its numbers
 * @param advice what to try, or empty text
 */
public record Finding(Severity severity, String code, String message, String advice) {
  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("severity", severity.name())
        .put("code", code)
        .put("message", message)
        .put("advice", advice)
        .toJson();
  }

  static Finding fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    return new Finding(
        Checked.word(Severity.class, o.string("severity")),
        o.string("code"),
        o.string("message"),
        o.string("advice"));
  }
}
