package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FileRebuilder;
import io.github.finefettle.dataprep.io.RawBytes;
import io.github.finefettle.dataprep.io.RowReader;
import io.github.finefettle.dataprep.io.RowSource;
import io.github.finefettle.dataprep.io.SourceFrame;
import io.github.finefettle.dataprep.io.SourceRecord;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the files that went into a cleaning run again, byte for byte, from what it wrote and from
 * its ledger: a row that did not come out as it was is in the ledger as it was, all others are in
 * the output. Compressed files come back uncompressed.
 */
public final class CleaningUndo {
  private final LedgerFile ledger;
  private final RowReader<FieldRow> kept;
  private List<SourceRecord<FieldRow>> keptRecords = new ArrayList<>();
  private int nextKept;
  private Optional<LedgerEntry> entry;

  private CleaningUndo(LedgerFile ledger, RowReader<FieldRow> kept) {
    this.ledger = ledger;
    this.kept = kept;
    this.entry = ledger.next();
  }

  /**
   * Makes the one source of a run again.
   *
   * @param output what the run wrote
   * @param ledger the run's ledger
   * @param restored where the source goes, replacing the file if there is one
   * @throws IllegalArgumentException if the run had several sources, its ledger is of rows in
   *     memory, or the output is not the one that the ledger tells of
   * @throws UncheckedIOException if a file cannot be read or written
   */
  public static void restore(RowSource<FieldRow> output, Path ledger, Path restored) {
    List<SourceFrame> frames = frames(ledger);
    if (frames.size() != 1) {
      throw new IllegalArgumentException(
          "The ledger "
              + ledger
              + " tells of "
              + frames.size()
              + " sources, not of one. Restore into a folder with restoreAll.");
    }
    restore(output, ledger, frames, source -> restored);
  }

  /**
   * Makes all sources of a run again.
   *
   * @param output what the run wrote
   * @param ledger the run's ledger
   * @param folder where the sources go, by their names; files that are there are replaced
   * @throws IllegalArgumentException if the ledger is of rows in memory, or the output is not the
   *     one that the ledger tells of
   * @throws UncheckedIOException if a file cannot be read or written
   */
  public static void restoreAll(RowSource<FieldRow> output, Path ledger, Path folder) {
    restore(output, ledger, frames(ledger), source -> within(folder, source));
  }

  private interface Places {
    Path of(String source);
  }

  /** A ledger may come from elsewhere: its names must not lead out of the folder. */
  private static Path within(Path folder, String source) {
    Path place = folder.resolve(source).normalize();
    if (!place.startsWith(folder.normalize())) {
      throw new IllegalArgumentException(
          "The source " + source + " of the ledger leads out of the folder " + folder + ".");
    }
    return place;
  }

  private static List<SourceFrame> frames(Path file) {
    try (LedgerFile ledger = LedgerFile.open(file)) {
      while (ledger.next().isPresent()) {
        // Only the end is wanted; nothing is remembered on the way.
      }
      if (!ledger.hasEnded()) {
        throw new IllegalArgumentException(
            "The ledger "
                + file
                + " has no end: the run that wrote it was over rows in memory, or was stopped."
                + " Finish the run first.");
      }
      return ledger.frames();
    }
  }

  private static void restore(
      RowSource<FieldRow> output, Path ledger, List<SourceFrame> frames, Places places) {
    try (LedgerFile entries = LedgerFile.open(ledger);
        RowReader<FieldRow> kept = output.open()) {
      CleaningUndo undo = new CleaningUndo(entries, kept);
      for (SourceFrame frame : frames) {
        undo.restore(frame, places.of(frame.source()));
      }
      undo.requireAtEnd(output.name());
    } catch (IOException e) {
      throw new UncheckedIOException("A source cannot be written again.", e);
    }
  }

  private void restore(SourceFrame frame, Path place) throws IOException {
    Path beside = place.resolveSibling(place.getFileName() + ".part");
    if (place.getParent() != null) {
      Files.createDirectories(place.getParent());
    }
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(beside));
        FileRebuilder rebuilder = FileRebuilder.begin(frame, file)) {
      for (long i = 0; i < frame.records(); i++) {
        restore(new RowId(frame.source(), i), rebuilder);
      }
    }
    Ledger.move(beside, place);
  }

  private void restore(RowId row, FileRebuilder rebuilder) throws IOException {
    Optional<RawBytes> raw = Optional.empty();
    boolean removed = false;
    while (entry.isPresent() && entry.get().row().equals(row)) {
      raw = raw.or(entry.get()::raw);
      RuleAction action = entry.get().action();
      removed |= action == RuleAction.DROPPED || action == RuleAction.SET_ASIDE;
      entry = ledger.next();
    }
    Optional<RawBytes> bytes = raw;
    if (!removed) {
      RawBytes written = nextKept(row);
      bytes = Optional.of(raw.orElse(written));
    }
    rebuilder.record(
        ledger.takeSeparatorBefore(row),
        bytes.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The ledger does not hold the bytes of the row "
                        + row
                        + ", which was removed. Its source was not made of bytes.")));
  }

  private RawBytes nextKept(RowId row) {
    if (nextKept == keptRecords.size()) {
      keptRecords = kept.next(2048);
      nextKept = 0;
    }
    if (keptRecords.isEmpty()) {
      throw otherOutput("It ends before the row " + row + ".");
    }
    return keptRecords.get(nextKept++).raw().orElseThrow();
  }

  private void requireAtEnd(String output) {
    if (nextKept < keptRecords.size() || !kept.next(1).isEmpty()) {
      throw otherOutput("It has more rows than were kept: " + output + ".");
    }
  }

  private static IllegalArgumentException otherOutput(String how) {
    return new IllegalArgumentException(
        "The output is not the one that the ledger tells of. "
            + how
            + " Give the file as the run wrote it.");
  }
}
