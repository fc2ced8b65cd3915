package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.journal.JournalFile;
import io.github.finefettle.dataprep.io.RowSink;
import io.github.finefettle.dataprep.io.RowWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run has written so far: the output, the ledger and the journal that ties them. The journal
 * has a record for each chunk, and one for the end, which is written before anything takes its
 * place. So whatever moment a run was killed at, the next one can tell what to do:
 *
 * <ul>
 *   <li>no end in the journal: cut both files behind the last whole chunk and go on there;
 *   <li>an end, and not all is in its place: the same, where there are no more rows to come;
 *   <li>an end, and all is in its place: there is nothing to write, only to see that it is whole.
 * </ul>
 */
final class RunOutput<R> implements AutoCloseable {
  private final Optional<RowSink<R>> sink;
  private final FileRunSettings settings;
  private final RunTally tally;
  private Optional<RowWriter<R>> writer = Optional.empty();
  private Optional<AppendedFile> ledger = Optional.empty();
  private Optional<JournalFile> journal = Optional.empty();
  private long records;
  private OptionalLong outputAt = OptionalLong.empty();
  private long ledgerAt;
  private OptionalLong outputEnd = OptionalLong.empty();
  private OptionalLong ledgerEnd = OptionalLong.empty();

  /** Whether an earlier run put everything in its place and died before it could say so. */
  private boolean inPlace;

  private boolean publishing;

  RunOutput(Optional<RowSink<R>> sink, FileRunSettings settings, RunTally tally) {
    this.sink = sink;
    this.settings = settings;
    this.tally = tally;
  }

  /**
   * Opens what is written to, behind the last whole chunk of an earlier run if there was one.
   *
   * @param header what tells the run from others in its journal
   */
  void open(JsonValue.JsonObject header) {
    if (sink.isPresent() && settings.journal().isPresent()) {
      JournalFile opened =
          new JournalFile(settings.journal().get(), "cleaning run", header, this::takeFromJournal);
      journal = Optional.of(opened);
      opened.readNew();
    }
    inPlace = isInPlace();
    if (inPlace) {
      return;
    }
    writer = sink.map(to -> to.open(outputAt));
    ledger = settings.ledger().map(file -> new AppendedFile(file, ledgerAt, ledgerEnd));
    if (ledgerAt == 0) {
      ledger.ifPresent(file -> ledgerAt = file.append(List.of(LedgerLine.header())));
    }
  }

  private void takeFromJournal(JsonValue.JsonObject record) {
    if (writer.isPresent()) {
      // Records of this run pass here too when they are appended; they are counted already.
      return;
    }
    Optional<JsonValue> end = record.find("end");
    if (end.isPresent()) {
      outputEnd = OptionalLong.of(end.get().asObject().integer("output"));
      ledgerEnd = OptionalLong.of(end.get().asObject().integer("ledger"));
    } else {
      records += record.integer("records");
      outputAt = OptionalLong.of(record.integer("output"));
      ledgerAt = record.integer("ledger");
      tally.add(RunTally.fromJson(record.get("tally").asObject()));
    }
  }

  private boolean isInPlace() {
    return outputEnd.isPresent()
        && sink.orElseThrow().isPublished(outputEnd.getAsLong())
        && settings
            .ledger()
            .map(file -> AppendedFile.isInPlace(file, ledgerEnd.orElseThrow()))
            .orElse(true);
  }

  /** How many records of the source an earlier run did. */
  long records() {
    return records;
  }

  /** Where rows are encoded; empty if no rows are written. */
  Optional<RowWriter<R>> writer() {
    return writer;
  }

  void take(ChunkOutcome chunk) {
    if (inPlace) {
      throw new IllegalArgumentException(
          "The source has more rows than when the run came to its end ("
              + records
              + "). Delete the journal "
              + settings.journal().orElseThrow()
              + " to begin anew.");
    }
    tally.add(chunk.tally());
    writer.ifPresent(to -> outputAt = OptionalLong.of(to.append(chunk.rows())));
    ledger.ifPresent(file -> ledgerAt = file.append(chunk.ledger()));
    journal.ifPresent(
        file ->
            file.append(
                JsonValue.object()
                    .put("records", chunk.records())
                    .put("output", outputAt.orElse(0))
                    .put("ledger", ledgerAt)
                    .put("tally", chunk.tally().toJson())
                    .toJson()));
  }

  /**
   * Puts all in its place; the ledger first: with the output in place there is always a ledger that
   * explains it.
   */
  void publish(byte[] lastLine) {
    if (inPlace) {
      settings.ledger().ifPresent(file -> AppendedFile.requireEnd(file, lastLine));
    } else {
      publishing = true;
      ledger.ifPresent(file -> ledgerAt = file.append(List.of(lastLine)));
      writer.ifPresent(to -> outputAt = OptionalLong.of(to.complete()));
      journal.ifPresent(file -> file.append(end()));
      ledger.ifPresent(AppendedFile::publish);
      writer.ifPresent(RowWriter::publish);
    }
    forget();
  }

  private JsonValue.JsonObject end() {
    return JsonValue.object()
        .put(
            "end",
            JsonValue.object().put("output", outputAt.orElse(0)).put("ledger", ledgerAt).toJson())
        .toJson();
  }

  /** Takes back all that was written: no later run could go on with it. */
  void discard() {
    forget();
    writer.ifPresent(RowWriter::discard);
    ledger.ifPresent(AppendedFile::discard);
  }

  private void forget() {
    journal.ifPresent(JournalFile::close);
    try {
      if (journal.isPresent()) {
        Files.deleteIfExists(settings.journal().orElseThrow());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The journal of the run cannot be deleted.", e);
    }
  }

  /** Without a journal nobody can go on with what a run wrote that did not come to its end. */
  @Override
  public void close() {
    if (journal.isEmpty() && !publishing) {
      discard();
    }
    writer.ifPresent(RowWriter::close);
    ledger.ifPresent(AppendedFile::close);
    journal.ifPresent(JournalFile::close);
  }
}
