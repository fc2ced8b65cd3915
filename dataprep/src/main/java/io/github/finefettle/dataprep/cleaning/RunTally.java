package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is counted of a run, or of a part of it; parts are added in the order of the rows. */
final class RunTally {
  private final RuleCounts counts;
  private final KeptRowCounts kept;
  private final Map<String, List<LedgerEntry>> examples = new TreeMap<>();
  private long read;
  private long keptRows;
  private long unparsed;
  private long unwritable;

  RunTally(int rules) {
    this(new RuleCounts(rules), new KeptRowCounts());
  }

  private RunTally(RuleCounts counts, KeptRowCounts kept) {
    this.counts = counts;
    this.kept = kept;
  }

  void addUnparsed(LedgerEntry entry) {
    read++;
    unparsed++;
    remember(entry);
  }

  void addUnwritable(LedgerEntry entry) {
    read++;
    unwritable++;
    remember(entry);
  }

  void add(RowTrace trace, KeptRowChecks checks) {
    read++;
    counts.add(trace);
    trace.entries().forEach(this::remember);
    if (trace.isAlive()) {
      keptRows++;
      kept.add(checks, trace);
    }
  }

  void remember(LedgerEntry entry) {
    List<LedgerEntry> of = examples.computeIfAbsent(entry.rule(), rule -> new ArrayList<>(3));
    if (of.size() < CleaningEvidence.EXCERPTS_A_RULE) {
      of.add(entry);
    }
  }

  void add(RunTally later) {
    read += later.read;
    keptRows += later.keptRows;
    unparsed += later.unparsed;
    unwritable += later.unwritable;
    counts.add(later.counts);
    kept.add(later.kept);
    later.examples.values().forEach(entries -> entries.forEach(this::remember));
  }

  RuleCounts counts() {
    return counts;
  }

  KeptRowCounts kept() {
    return kept;
  }

  Map<String, List<LedgerEntry>> examples() {
    return examples;
  }

  long read() {
    return read;
  }

  long unparsed() {
    return unparsed;
  }

  long unwritable() {
    return unwritable;
  }

  /** Where the rows went; the rows that were kept were counted one by one. */
  Accounting accounting() {
    return new Accounting(
        read, keptRows, counts.dropped(), counts.setAside() + unparsed + unwritable);
  }

  JsonValue.JsonObject toJson() {
    List<JsonValue> shown = new ArrayList<>();
    examples.values().forEach(entries -> entries.forEach(entry -> shown.add(entry.toJson())));
    return JsonValue.object()
        .put("read", read)
        .put("kept", keptRows)
        .put("unparsed", unparsed)
        .put("unwritable", unwritable)
        .put("counts", counts.toJson())
        .put("keptRows", kept.toJson())
        .put("examples", shown)
        .toJson();
  }

  static RunTally fromJson(JsonValue.JsonObject json) {
    RunTally tally =
        new RunTally(
            RuleCounts.fromJson(json.get("counts").asObject()),
            KeptRowCounts.fromJson(json.array("keptRows")));
    tally.read = json.integer("read");
    tally.keptRows = json.integer("kept");
    tally.unparsed = json.integer("unparsed");
    tally.unwritable = json.integer("unwritable");
    json.array("examples").forEach(entry -> tally.remember(LedgerEntry.fromJson(entry)));
    return tally;
  }
}
