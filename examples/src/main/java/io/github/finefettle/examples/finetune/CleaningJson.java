package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.cleaning.Accounting;
import io.github.finefettle.dataprep.cleaning.CleaningResult;
import io.github.finefettle.dataprep.cleaning.LedgerEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Cleaning as it stands in {@code result.json} and on the console. */
final class CleaningJson {
  private CleaningJson() {}

  static JsonValue.JsonObject of(CleaningResult<?> cleaned) {
    JsonObjectBuilder json = JsonValue.object();
    cleaned.accounting().toJson().members().forEach(json::put);
    return json.put("plan", cleaned.plan().fingerprint().hex())
        .put("droppedByRule", rowsByRule(cleaned.ledger().dropped()))
        .put("changedByRule", rowsByRule(cleaned.ledger().changed()))
        .put("setAsideByRule", rowsByRule(cleaned.ledger().setAside()))
        .put("flaggedByRule", rowsByRule(cleaned.ledger().flagged()))
        .toJson();
  }

  /** How many rows each rule touched; a row that a rule touched twice counts once. */
  private static JsonValue.JsonObject rowsByRule(List<LedgerEntry> entries) {
    Map<String, TreeSet<String>> rows = new TreeMap<>();
    entries.forEach(
        entry ->
            rows.computeIfAbsent(entry.rule(), rule -> new TreeSet<>())
                .add(entry.row().toString()));
    JsonObjectBuilder json = JsonValue.object();
    rows.forEach((rule, touched) -> json.put(rule, touched.size()));
    return json.toJson();
  }

  static String sentence(CleaningResult<?> cleaned) {
    Accounting count = cleaned.accounting();
    return Wording.count(count.read())
        + " rows read = "
        + Wording.count(count.kept())
        + " kept + "
        + Wording.count(count.dropped())
        + " dropped + "
        + Wording.count(count.setAside())
        + " set aside; dropped: "
        + words(rowsByRule(cleaned.ledger().dropped()));
  }

  private static String words(JsonValue.JsonObject byRule) {
    return byRule.members().isEmpty()
        ? "none"
        : String.join(
            ", ",
            byRule.members().entrySet().stream()
                .map(rule -> rule.getKey() + " " + rule.getValue().asLong())
                .toList());
  }
}
