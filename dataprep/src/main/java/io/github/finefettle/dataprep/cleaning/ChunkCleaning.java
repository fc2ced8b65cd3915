package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.io.ParsedRow;
import io.github.finefettle.dataprep.io.RawBytes;
import io.github.finefettle.dataprep.io.RowWriter;
import io.github.finefettle.dataprep.io.SourceRecord;
import io.github.finefettle.dataprep.io.UnwritableRowException;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Moves one chunk of records through all rules, on any thread: parse, judge and edit, write back,
 * and the lines of the ledger. A row that no rule touched goes out as the bytes that came in.
 */
final class ChunkCleaning<R> {
  static final String PARSE = "parse";
  static final String READ = "read";
  static final String WRITE = "write";

  private final RulesInForce rules;
  private final ExampleSchema<R> schema;
  private final KeptRowChecks checks;
  private final Optional<RowWriter<R>> writer;

  ChunkCleaning(
      RulesInForce rules,
      ExampleSchema<R> schema,
      KeptRowChecks checks,
      Optional<RowWriter<R>> writer) {
    this.rules = rules;
    this.schema = schema;
    this.checks = checks;
    this.writer = writer;
  }

  ChunkOutcome clean(List<SourceRecord<R>> records) {
    Chunk chunk = new Chunk(records.size());
    records.forEach(chunk::clean);
    return new ChunkOutcome(chunk.rows, chunk.ledger, chunk.tally, records.size());
  }

  private final class Chunk {
    private final List<byte[]> rows;
    private final List<byte[]> ledger = new ArrayList<>();
    private final RunTally tally = new RunTally(rules.size());

    Chunk(int records) {
      this.rows = new ArrayList<>(records);
    }

    void clean(SourceRecord<R> record) {
      record
          .separatorBefore()
          .ifPresent(bytes -> ledger.add(LedgerLine.separator(record.id(), bytes)));
      ParsedRow<R> parsed = record.parse();
      if (parsed.isRow()) {
        clean(record, parsed);
        return;
      }
      String reason = "Line " + record.line() + ": " + parsed.problem();
      LedgerEntry entry = LedgerEntry.ofSource(record.id(), PARSE, RuleAction.SET_ASIDE, reason);
      tally.addUnparsed(entry);
      tell(List.of(entry), record.raw());
    }

    private void clean(SourceRecord<R> record, ParsedRow<R> parsed) {
      RowTrace trace = new RowTrace(schema.read(record.id(), parsed.row()));
      rules.advance(trace, rules.size());
      if (!trace.isAlive()) {
        tally.add(trace, checks);
        tell(withoutParts(trace.entries(), record.raw()), record.raw());
        return;
      }
      R row = schema.written(record.id(), parsed.row(), trace.original(), trace.current());
      byte[] bytes;
      try {
        bytes = writer.isPresent() ? writer.get().encode(row) : new byte[0];
      } catch (UnwritableRowException e) {
        LedgerEntry entry =
            LedgerEntry.ofSource(
                record.id(), WRITE, RuleAction.SET_ASIDE, String.valueOf(e.getMessage()));
        tally.addUnwritable(entry);
        tell(List.of(entry), record.raw());
        return;
      }
      rows.add(bytes);
      tally.add(trace, checks);
      tell(record, parsed, trace, bytes);
    }

    /** Says what was done to a row that is kept. */
    private void tell(SourceRecord<R> record, ParsedRow<R> parsed, RowTrace trace, byte[] written) {
      boolean rewritten =
          writer.isPresent()
              && record.raw().isPresent()
              && !Arrays.equals(record.raw().get().toByteArray(), written);
      List<LedgerEntry> entries = trace.entries();
      boolean edited = entries.stream().anyMatch(entry -> entry.action() == RuleAction.CHANGED);
      if (parsed.note().isPresent() || (rewritten && !edited)) {
        String reason = parsed.note().orElse("The row was written in another form.");
        LedgerEntry entry =
            LedgerEntry.ofSource(
                record.id(), READ, rewritten ? RuleAction.CHANGED : RuleAction.FLAGGED, reason);
        tally.remember(entry);
        entries = new ArrayList<>(entries);
        entries.add(0, entry);
      }
      tell(entries, rewritten ? record.raw() : Optional.empty());
    }

    /** A row whose bytes are in the ledger needs no second copy of its texts there. */
    private List<LedgerEntry> withoutParts(List<LedgerEntry> entries, Optional<RawBytes> raw) {
      return raw.isEmpty() ? entries : entries.stream().map(LedgerEntry::withoutParts).toList();
    }

    private void tell(List<LedgerEntry> entries, Optional<RawBytes> raw) {
      boolean first = true;
      for (LedgerEntry entry : entries) {
        LedgerEntry told = first && raw.isPresent() ? entry.withRaw(raw.get()) : entry;
        ledger.add(LedgerLine.of(told));
        first = false;
      }
    }
  }
}
