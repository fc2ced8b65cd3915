package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.RawBytes;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.Comparator;
import java.util.List;
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
 * @param index which of the row's texts of that role, from 0: in a chat, the turn
 * @param before the text before; for a row that was removed, its text as it was then
 * @param after the text after an edit, or empty
 * @param measured what was measured, such as a similarity, or empty
 * @param threshold what it was held against, or empty
 * @param partner the other row of a pair, such as the survivor of a duplicate, or empty
 * @param cluster the row by whose id a cluster of duplicates is known, such as its survivor, or
 *     empty
 * @param reason why, as a sentence, or empty text
 * @param parts for a row that a rule removed, all its texts as they were then, so that the row can
 *     be brought back; else empty
 * @param raw in the first entry of a row that stands in a file and did not come out byte for byte:
 *     its bytes as they were in the source; else empty
 */
public record LedgerEntry(
    RowId row,
    int step,
    String rule,
    int ruleVersion,
    RuleAction action,
    Optional<Role> role,
    int index,
    Optional<String> before,
    Optional<String> after,
    OptionalDouble measured,
    OptionalDouble threshold,
    Optional<RowId> partner,
    Optional<RowId> cluster,
    String reason,
    List<Part> parts,
    Optional<RawBytes> raw) {

  /** Copies the parts. */
  public LedgerEntry {
    parts = List.copyOf(parts);
  }

  /** By row and step. Entries of one step on one row stay in the order in which they were made. */
  static final Comparator<LedgerEntry> ORDER =
      Comparator.comparing(LedgerEntry::row).thenComparingInt(LedgerEntry::step);

  JsonValue.JsonObject toJson() {
    var json =
        JsonValue.object()
            .put("row", row.toString())
            .put("step", step)
            .put("rule", rule)
            .put("ruleVersion", ruleVersion)
            .put("action", action.name())
            .putIfPresent("role", role.map(r -> JsonValue.of(r.name())))
            .putIfPresent("index", index == 0 ? Optional.empty() : Optional.of(JsonValue.of(index)))
            .putIfPresent("before", before.map(JsonValue::of))
            .putIfPresent("after", after.map(JsonValue::of))
            .putIfPresent("partner", partner.map(p -> JsonValue.of(p.toString())))
            .putIfPresent("cluster", cluster.map(c -> JsonValue.of(c.toString())));
    measured.ifPresent(value -> json.put("measured", value));
    threshold.ifPresent(value -> json.put("threshold", value));
    if (!reason.isEmpty()) {
      json.put("reason", reason);
    }
    if (!parts.isEmpty()) {
      json.put("parts", parts.stream().map(LedgerEntry::toJson).toList());
    }
    raw.ifPresent(bytes -> json.put("raw", bytes.toJson()));
    return json.toJson();
  }

  static LedgerEntry fromJson(JsonValue value) {
    JsonValue.JsonObject o = value.asObject();
    return new LedgerEntry(
        RowId.parse(o.string("row")),
        Math.toIntExact(o.integer("step")),
        o.string("rule"),
        Math.toIntExact(o.integer("ruleVersion")),
        RuleAction.valueOf(o.string("action")),
        o.find("role").map(r -> Role.valueOf(r.asString())),
        o.find("index").map(i -> Math.toIntExact(i.asLong())).orElse(0),
        o.find("before").map(JsonValue::asString),
        o.find("after").map(JsonValue::asString),
        number(o, "measured"),
        number(o, "threshold"),
        o.find("partner").map(p -> RowId.parse(p.asString())),
        o.find("cluster").map(c -> RowId.parse(c.asString())),
        o.find("reason").map(JsonValue::asString).orElse(""),
        o.find("parts")
            .map(list -> list.asArray().stream().map(LedgerEntry::part).toList())
            .orElse(List.of()),
        o.find("raw").map(RawBytes::fromJson));
  }

  LedgerEntry withRaw(RawBytes bytes) {
    return copy(step, parts, Optional.of(bytes));
  }

  LedgerEntry atStep(int newStep) {
    return copy(newStep, parts, raw);
  }

  LedgerEntry withoutParts() {
    return copy(step, List.of(), raw);
  }

  private LedgerEntry copy(int newStep, List<Part> newParts, Optional<RawBytes> newRaw) {
    return new LedgerEntry(
        row,
        newStep,
        rule,
        ruleVersion,
        action,
        role,
        index,
        before,
        after,
        measured,
        threshold,
        partner,
        cluster,
        reason,
        newParts,
        newRaw);
  }

  /** What was done to a row where it was read or written, not by a rule of the plan. */
  static LedgerEntry ofSource(RowId row, String rule, RuleAction action, String reason) {
    return new LedgerEntry(
        row,
        0,
        rule,
        1,
        action,
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        reason,
        List.of(),
        Optional.empty());
  }

  private static JsonValue toJson(Part part) {
    var json = JsonValue.object().put("role", part.role().name()).put("text", part.text());
    if (part.isTurn()) {
      json.put("speaker", part.speaker());
    }
    return json.toJson();
  }

  private static Part part(JsonValue value) {
    JsonValue.JsonObject o = value.asObject();
    return new Part(
        Role.valueOf(o.string("role")),
        o.find("speaker").map(JsonValue::asString).orElse(""),
        o.string("text"));
  }

  private static OptionalDouble number(JsonValue.JsonObject o, String name) {
    return o.find(name).map(v -> OptionalDouble.of(v.asDouble())).orElse(OptionalDouble.empty());
  }
}
