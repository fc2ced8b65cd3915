package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.RawBytes;
import io.github.finefettle.dataprep.io.RowWriter;
import io.github.finefettle.dataprep.io.SourceRecord;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sorts the records of a file, in their order, into rows that stay and lines of the ledger. */
final class KeptRows {
  private static final String RULE = "drop-near-duplicates";

  private final FieldDuplicates found;
  private final double threshold;
  private final RowWriter<FieldRow> writer;
  private final boolean copies;
  private final List<byte[]> rows = new ArrayList<>();
  private final List<byte[]> ledger = new ArrayList<>();
  private long number;

  /**
   * Makes a sorter.
   *
   * @param copies whether the sink takes a row's bytes as they stand; else it must see its fields
   */
  KeptRows(FieldDuplicates found, NearDuplicates near, RowWriter<FieldRow> writer, boolean copies) {
    this.found = found;
    this.threshold = near.similarity();
    this.writer = writer;
    this.copies = copies;
  }

  /** Takes the next records in place of those before. */
  void take(List<SourceRecord<FieldRow>> records) {
    rows.clear();
    ledger.clear();
    for (SourceRecord<FieldRow> record : records) {
      record
          .separatorBefore()
          .ifPresent(bytes -> ledger.add(LedgerLine.separator(record.id(), bytes)));
      int text = found.textOf(number);
      // Only a row without a text can be one that could not be parsed.
      Optional<String> problem = text < 0 ? found.problem(number) : Optional.empty();
      number++;
      if (problem.isPresent()) {
        LedgerEntry entry =
            LedgerEntry.ofSource(record.id(), "parse", RuleAction.SET_ASIDE, problem.get());
        ledger.add(LedgerLine.of(withRaw(entry, record)));
      } else if (text >= 0 && found.clusters().survivorOf(text) != text) {
        ledger.add(LedgerLine.of(withRaw(dropped(record.id(), text), record)));
      } else {
        keep(record);
      }
    }
  }

  private static LedgerEntry withRaw(LedgerEntry entry, SourceRecord<FieldRow> record) {
    return record.raw().map(entry::withRaw).orElse(entry);
  }

  private void keep(SourceRecord<FieldRow> record) {
    Optional<RawBytes> raw = copies ? record.raw() : Optional.empty();
    rows.add(raw.map(RawBytes::toByteArray).orElseGet(() -> writer.encode(record.parse().row())));
  }

  private LedgerEntry dropped(RowId row, int text) {
    RowId survivor = found.rowOf(found.clusters().survivorOf(text));
    return new LedgerEntry(
        row,
        1,
        RULE,
        1,
        RuleAction.DROPPED,
        Optional.of(Role.INPUT),
        0,
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.of(found.similarityOf(text)),
        OptionalDouble.of(threshold),
        Optional.of(survivor),
        Optional.of(survivor),
        "The row is a near duplicate of its partner.",
        List.of(),
        Optional.empty());
  }

  List<byte[]> rows() {
    return rows;
  }

  List<byte[]> ledger() {
    return ledger;
  }
}
