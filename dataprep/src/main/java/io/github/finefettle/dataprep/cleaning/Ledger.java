package io.github.finefettle.dataprep.cleaning;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Every change and every removal of a cleaning run, in the order of rows and then of steps.
 * Immutable. The JSON form is one entry a line and the same bytes for the same run.
 */
@CheckReturnValue
public final class Ledger {
  private final List<LedgerEntry> entries;
  private final Map<RowId, List<LedgerEntry>> byRow = new TreeMap<>();

  Ledger(List<LedgerEntry> entries) {
    List<LedgerEntry> sorted = new ArrayList<>(entries);
    sorted.sort(LedgerEntry.ORDER);
    this.entries = List.copyOf(sorted);
    for (LedgerEntry entry : this.entries) {
      byRow.computeIfAbsent(entry.row(), id -> new ArrayList<>()).add(entry);
    }
  }

  /**
   * All entries.
   *
   * @return by row, then step
   */
  public List<LedgerEntry> entries() {
    return entries;
  }

  /**
   * The drops.
   *
   * @return by row
   */
  public List<LedgerEntry> dropped() {
    return matching(entry -> entry.action() == RuleAction.DROPPED);
  }

  /**
   * The edits.
   *
   * @return by row, then step
   */
  public List<LedgerEntry> changed() {
    return matching(entry -> entry.action() == RuleAction.CHANGED);
  }

  /**
   * The rows that were set aside, those that could not be parsed included.
   *
   * @return by row
   */
  public List<LedgerEntry> setAside() {
    return matching(entry -> entry.action() == RuleAction.SET_ASIDE);
  }

  /**
   * The notes on rows that were kept.
   *
   * @return by row, then step
   */
  public List<LedgerEntry> flagged() {
    return matching(entry -> entry.action() == RuleAction.FLAGGED);
  }

  /**
   * What one rule did.
   *
   * @param rule the rule's id, such as {@code "repair-encoding"}
   * @return by row
   */
  public List<LedgerEntry> byRule(String rule) {
    return matching(entry -> entry.rule().equals(rule));
  }

  /**
   * What happened to one row.
   *
   * @param row its id
   * @return by step; empty if nothing did
   */
  public List<LedgerEntry> of(RowId row) {
    return List.copyOf(byRow.getOrDefault(row, List.of()));
  }

  private List<LedgerEntry> matching(Predicate<LedgerEntry> which) {
    return entries.stream().filter(which).toList();
  }

  /**
   * Takes back every edit of a row, the last one first.
   *
   * @param example the row as it came out of the run
   * @return the row as it went in
   * @throws IllegalArgumentException if the example is not what the ledger says came out
   */
  public Example undo(Example example) {
    Example current = example;
    List<LedgerEntry> changes =
        new ArrayList<>(
            of(example.id()).stream()
                .filter(entry -> entry.action() == RuleAction.CHANGED && entry.role().isPresent())
                .toList());
    Collections.reverse(changes);
    for (LedgerEntry change : changes) {
      int place = current.placeOf(change.role().orElseThrow(), change.index());
      if (place < 0 || !current.part(place).text().equals(change.after().orElseThrow())) {
        throw new IllegalArgumentException(
            "The row "
                + example.id()
                + " is not as the rule "
                + change.rule()
                + " left it, so its edits cannot be taken back. Give the row as it came out of this"
                + " run.");
      }
      current = current.with(place, change.before().orElseThrow());
    }
    return current;
  }

  /**
   * Brings back a row that a rule removed, from the ledger alone.
   *
   * @param row its id
   * @return the row as it went in; empty if no rule removed it, or if it could not be parsed
   */
  public Optional<Example> restore(RowId row) {
    return of(row).stream()
        .filter(entry -> !entry.parts().isEmpty())
        .findFirst()
        .map(entry -> undo(Example.of(row, entry.parts())));
  }

  /**
   * Writes the ledger: one JSON object a line, in UTF-8, replacing the file if there is one. It is
   * written beside the file first and then moved, so that the file is never half a ledger.
   *
   * @param file where to
   * @throws UncheckedIOException if the file cannot be written
   */
  public void writeTo(Path file) {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
        out.write(LedgerLine.header());
        for (LedgerEntry entry : entries) {
          out.write(LedgerLine.of(entry));
        }
      }
      move(beside, file);
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger cannot be written to " + file + ".", e);
    }
  }

  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network disks: the next best is a plain move.
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Reads what {@link #writeTo}, or a run over files, wrote. All entries are held in memory; {@link
   * LedgerFile} goes through a ledger that is larger.
   *
   * @param file where from
   * @return an equal ledger
   * @throws UncheckedIOException if the file cannot be read
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is no ledger
   */
  public static Ledger readFrom(Path file) {
    List<LedgerEntry> entries = new ArrayList<>();
    try (LedgerFile ledger = LedgerFile.open(file)) {
      for (Optional<LedgerEntry> e = ledger.next(); e.isPresent(); e = ledger.next()) {
        entries.add(e.get());
      }
    }
    return new Ledger(entries);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ledger that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }
}
