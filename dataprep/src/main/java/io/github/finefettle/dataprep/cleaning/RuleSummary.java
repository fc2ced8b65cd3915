package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one rule did, in rows.
 *
 * @param rule the rule's id
 * @param rowsIn rows that reached it
 * @param edited rows of which it edited a text
 * @param dropped rows that it dropped
 * @param setAside rows that it set aside
 * @param flagged rows that it flagged
 * @param editedTexts by role, how many texts it edited
 */
public record RuleSummary(
    String rule,
    long rowsIn,
    long edited,
    long dropped,
    long setAside,
    long flagged,
    Map<Role, Long> editedTexts) {
  /** Copies the map. */
  public RuleSummary {
    EnumMap<Role, Long> copy = new EnumMap<>(Role.class);
    copy.putAll(editedTexts);
    editedTexts = Collections.unmodifiableMap(copy);
  }

  /**
   * Rows that went on to the next rule.
   *
   * @return 0 or more
   */
  public long rowsOut() {
    return rowsIn - dropped - setAside;
  }

  JsonValue.JsonObject toJson() {
    var texts = JsonValue.object();
    editedTexts.forEach((role, count) -> texts.put(role.name(), count));
    return JsonValue.object()
        .put("rule", rule)
        .put("rowsIn", rowsIn)
        .put("edited", edited)
        .put("dropped", dropped)
        .put("setAside", setAside)
        .put("flagged", flagged)
        .put("editedTexts", texts.toJson())
        .toJson();
  }
}
