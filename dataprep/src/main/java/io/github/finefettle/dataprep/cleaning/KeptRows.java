package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.RawBytes;
import io.github.finefettle.dataprep.io.RowWriter;
import io.github.finefettle.dataprep.io.SourceRecord;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sorts the records of a file, in their order, into rows that stay and lines of the ledger. */
final class KeptRows {
  private final FieldDuplicates found;
  private final double threshold;
  private final DuplicateLines lines;
  private final RowWriter<FieldRow> writer;
  private final boolean copies;
  private final List<byte[]> rows = new ArrayList<>();
  private final ByteArrayOutputStream ledger = new ByteArrayOutputStream();
  private long number;

  /**
   * Makes a sorter.
   *
   * @param copies whether the sink takes a row's bytes as they stand; else it must see its fields
   */
  KeptRows(FieldDuplicates found, NearDuplicates near, RowWriter<FieldRow> writer, boolean copies) {
    this.found = found;
    this.threshold = near.similarity();
    this.lines = new DuplicateLines(threshold);
    this.writer = writer;
    this.copies = copies;
  }

  /** Takes the next records in place of those before. */
  void take(List<SourceRecord<FieldRow>> records) {
    rows.clear();
    ledger.reset();
    for (SourceRecord<FieldRow> record : records) {
      take(record);
    }
  }

  private void take(SourceRecord<FieldRow> record) {
    Optional<RawBytes> separator = record.separatorBefore();
    if (separator.isPresent()) {
      ledger.writeBytes(LedgerLine.separator(record.id(), separator.get()));
    }
    int text = found.textOf(number);
    // Only a row without a text can be one that could not be parsed.
    Optional<String> problem = text < 0 ? found.problem(number) : Optional.empty();
    number++;
    if (problem.isPresent()) {
      LedgerEntry entry =
          LedgerEntry.ofSource(record.id(), "parse", RuleAction.SET_ASIDE, problem.get());
      ledger.writeBytes(LedgerLine.of(withRaw(entry, record)));
    } else if (text >= 0 && found.clusters().survivorOf(text) != text) {
      drop(record, text);
    } else {
      keep(record);
    }
  }

  private static LedgerEntry withRaw(LedgerEntry entry, SourceRecord<FieldRow> record) {
    return record.raw().map(entry::withRaw).orElse(entry);
  }

  private void keep(SourceRecord<FieldRow> record) {
    Optional<RawBytes> raw = copies ? record.raw() : Optional.empty();
    rows.add(raw.isPresent() ? raw.get().toByteArray() : writer.encode(record.parse().row()));
  }

  private void drop(SourceRecord<FieldRow> record, int text) {
    RowId survivor = found.rowOf(found.clusters().survivorOf(text));
    double similarity = found.similarityOf(text);
    Optional<RawBytes> raw = record.raw();
    if (raw.isPresent()) {
      lines.write(ledger, record.id(), survivor, similarity, raw.get());
    } else {
      ledger.writeBytes(
          LedgerLine.of(DuplicateLines.entry(record.id(), survivor, similarity, threshold)));
    }
  }

  List<byte[]> rows() {
    return rows;
  }

  /** Whole lines. */
  byte[] ledger() {
    return ledger.toByteArray();
  }
}
