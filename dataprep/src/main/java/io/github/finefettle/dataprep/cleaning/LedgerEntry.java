package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One change, drop, setting aside or note, with the evidence for it.
 *
 * @param row the row
 * @param step the place of the rule in the plan, from 1; 0 for reading
 * @param rule the rule's id
 * @param ruleVersion the rule's version
 * @param action what was done
 * @param role the role that was edited or that the decision rests on, or empty
 * @param before the text before; for a row that was removed, its text as it was then
 * @param after the text after an edit, or empty
 * @param measured what was measured, such as a similarity, or empty
 * @param threshold what it was held against, or empty
 * @param partner the other row of a pair, such as the survivor of a duplicate, or empty
 * @param reason why, as a sentence, or empty text
 * @param texts for a row that a rule removed, all its texts as they were then, by role, so that the
 *     row can be brought back; else empty
 */
public record LedgerEntry(
    RowId row,
    int step,
    String rule,
    int ruleVersion,
    LedgerAction action,
    Optional<Role> role,
    Optional<String> before,
    Optional<String> after,
    OptionalDouble measured,
    OptionalDouble threshold,
    Optional<RowId> partner,
    String reason,
    Map<Role, String> texts) {

  /** Copies the texts. */
  public LedgerEntry {
    EnumMap<Role, String> copy = new EnumMap<>(Role.class);
    copy.putAll(texts);
    texts = Collections.unmodifiableMap(copy);
  }

  /**
   * By row, step, action and role: no two entries of a run are equal in all four, and where a step
   * edits a row and then removes or flags it, the edits come first.
   */
  static final Comparator<LedgerEntry> ORDER =
      Comparator.comparing(LedgerEntry::row)
          .thenComparingInt(LedgerEntry::step)
          .thenComparing(LedgerEntry::action)
          .thenComparingInt(entry -> entry.role().map(Role::ordinal).orElse(-1));

  JsonValue.JsonObject toJson() {
    var json =
        JsonValue.object()
            .put("row", row.toString())
            .put("step", step)
            .put("rule", rule)
            .put("ruleVersion", ruleVersion)
            .put("action", action.name())
            .putIfPresent("role", role.map(r -> JsonValue.of(r.name())))
            .putIfPresent("before", before.map(JsonValue::of))
            .putIfPresent("after", after.map(JsonValue::of))
            .putIfPresent("partner", partner.map(p -> JsonValue.of(p.toString())));
    measured.ifPresent(value -> json.put("measured", value));
    threshold.ifPresent(value -> json.put("threshold", value));
    if (!reason.isEmpty()) {
      json.put("reason", reason);
    }
    if (!texts.isEmpty()) {
      var byRole = JsonValue.object();
      texts.forEach((r, text) -> byRole.put(r.name(), text));
      json.put("texts", byRole.toJson());
    }
    return json.toJson();
  }

  static LedgerEntry fromJson(JsonValue value) {
    JsonValue.JsonObject o = value.asObject();
    return new LedgerEntry(
        RowId.parse(o.string("row")),
        Math.toIntExact(o.integer("step")),
        o.string("rule"),
        Math.toIntExact(o.integer("ruleVersion")),
        LedgerAction.valueOf(o.string("action")),
        o.find("role").map(r -> Role.valueOf(r.asString())),
        o.find("before").map(JsonValue::asString),
        o.find("after").map(JsonValue::asString),
        number(o, "measured"),
        number(o, "threshold"),
        o.find("partner").map(p -> RowId.parse(p.asString())),
        o.find("reason").map(JsonValue::asString).orElse(""),
        o.find("texts").map(LedgerEntry::texts).orElse(Map.of()));
  }

  private static Map<Role, String> texts(JsonValue value) {
    JsonValue.JsonObject o = value.asObject();
    EnumMap<Role, String> texts = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      o.find(role.name()).ifPresent(text -> texts.put(role, text.asString()));
    }
    return texts;
  }

  private static OptionalDouble number(JsonValue.JsonObject o, String name) {
    return o.find(name).map(v -> OptionalDouble.of(v.asDouble())).orElse(OptionalDouble.empty());
  }
}
