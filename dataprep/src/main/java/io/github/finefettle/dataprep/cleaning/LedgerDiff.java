package io.github.finefettle.dataprep.cleaning;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What two runs did differently to the same rows. The place of a rule in its plan does not count,
 * so that a rule that was added changes only the rows that it touched. Immutable.
 */
@CheckReturnValue
public final class LedgerDiff {
  /** How many rows are shown; all are counted. */
  public static final int MOST_SHOWN = 1000;

  /**
   * What was done differently to one row.
   *
   * @param row the row
   * @param onlyBefore entries that only the first run made
   * @param onlyAfter entries that only the second run made
   */
  public record RowDifference(
      RowId row, List<LedgerEntry> onlyBefore, List<LedgerEntry> onlyAfter) {
    /** Copies the lists. */
    public RowDifference {
      onlyBefore = List.copyOf(onlyBefore);
      onlyAfter = List.copyOf(onlyAfter);
    }
  }

  /**
   * Of one rule, the entries that only one of the two runs made.
   *
   * @param onlyBefore by the first run
   * @param onlyAfter by the second run
   */
  public record RuleDifference(long onlyBefore, long onlyAfter) {}

  private final List<RowDifference> shown = new ArrayList<>();
  private final Map<String, RuleDifference> byRule = new TreeMap<>();
  private long rows;

  private LedgerDiff() {}

  /**
   * Compares two ledgers.
   *
   * @param before of the first run
   * @param after of the second run, over the same rows
   * @return the differences
   */
  public static LedgerDiff between(Ledger before, Ledger after) {
    Iterator<LedgerEntry> first = before.entries().iterator();
    Iterator<LedgerEntry> second = after.entries().iterator();
    return new LedgerDiff()
        .compare(new RowGroups(() -> next(first)), new RowGroups(() -> next(second)));
  }

  private static Optional<LedgerEntry> next(Iterator<LedgerEntry> entries) {
    return entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
  }

  /**
   * Compares two ledgers on disk, whatever their size.
   *
   * @param before of the first run
   * @param after of the second run, over the same rows
   * @return the differences
   * @throws IllegalArgumentException if the rows of a ledger are not in the order of their ids, as
   *     they are not where files were read in an order of the user's own; read the ledgers into
   *     memory then
   */
  public static LedgerDiff between(Path before, Path after) {
    try (LedgerFile first = LedgerFile.open(before);
        LedgerFile second = LedgerFile.open(after)) {
      return new LedgerDiff().compare(new RowGroups(first::next), new RowGroups(second::next));
    }
  }

  private LedgerDiff compare(RowGroups before, RowGroups after) {
    while (!before.isAtEnd() || !after.isAtEnd()) {
      RowId row = before.isAtEnd() ? after.row() : before.row();
      if (!before.isAtEnd() && !after.isAtEnd() && after.row().compareTo(row) < 0) {
        row = after.row();
      }
      add(row, before.take(row), after.take(row));
    }
    return this;
  }

  private void add(RowId row, List<LedgerEntry> before, List<LedgerEntry> after) {
    List<LedgerEntry> onlyBefore = new ArrayList<>(before);
    List<LedgerEntry> onlyAfter = new ArrayList<>();
    for (LedgerEntry entry : after) {
      if (!removeSame(onlyBefore, entry)) {
        onlyAfter.add(entry);
      }
    }
    if (onlyBefore.isEmpty() && onlyAfter.isEmpty()) {
      return;
    }
    rows++;
    onlyBefore.forEach(entry -> count(entry.rule(), 1, 0));
    onlyAfter.forEach(entry -> count(entry.rule(), 0, 1));
    if (shown.size() < MOST_SHOWN) {
      shown.add(new RowDifference(row, onlyBefore, onlyAfter));
    }
  }

  private static boolean removeSame(List<LedgerEntry> entries, LedgerEntry wanted) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).atStep(0).equals(wanted.atStep(0))) {
        entries.remove(i);
        return true;
      }
    }
    return false;
  }

  private void count(String rule, long before, long after) {
    byRule.merge(
        rule,
        new RuleDifference(before, after),
        (a, b) -> new RuleDifference(a.onlyBefore + b.onlyBefore, a.onlyAfter + b.onlyAfter));
  }

  /**
   * How many rows the two runs treated differently.
   *
   * @return 0 or more
   */
  public long rows() {
    return rows;
  }

  /**
   * The first rows that were treated differently.
   *
   * @return at most {@value #MOST_SHOWN}, in the order of the rows
   */
  public List<RowDifference> differences() {
    return Collections.unmodifiableList(shown);
  }

  /**
   * How many entries of each rule only one of the runs made.
   *
   * @return by the rules' ids
   */
  public Map<String, RuleDifference> byRule() {
    return Collections.unmodifiableMap(byRule);
  }

  /**
   * The JSON form.
   *
   * @return an object of the kind {@code "ledger-diff"}
   */
  public JsonValue.JsonObject toJson() {
    var rules = JsonValue.object();
    byRule.forEach(
        (rule, difference) ->
            rules.put(
                rule,
                JsonValue.object()
                    .put("onlyBefore", difference.onlyBefore)
                    .put("onlyAfter", difference.onlyAfter)
                    .toJson()));
    List<JsonValue> items = new ArrayList<>();
    for (RowDifference difference : shown) {
      items.add(
          JsonValue.object()
              .put("row", difference.row.toString())
              .put("onlyBefore", difference.onlyBefore.stream().map(LedgerEntry::toJson).toList())
              .put("onlyAfter", difference.onlyAfter.stream().map(LedgerEntry::toJson).toList())
              .toJson());
    }
    return JsonValue.object()
        .put("kind", "ledger-diff")
        .put("version", 1)
        .put("rows", rows)
        .put("byRule", rules.toJson())
        .put("differences", items)
        .toJson();
  }

  /** The entries of a ledger, row by row. */
  private static final class RowGroups {
    private final Supplier<Optional<LedgerEntry>> entries;
    private Optional<LedgerEntry> next;

    RowGroups(Supplier<Optional<LedgerEntry>> entries) {
      this.entries = entries;
      this.next = entries.get();
    }

    boolean isAtEnd() {
      return next.isEmpty();
    }

    RowId row() {
      return next.orElseThrow().row();
    }

    /** The entries of a row, if it is the next one. */
    List<LedgerEntry> take(RowId row) {
      List<LedgerEntry> taken = new ArrayList<>();
      while (next.isPresent() && next.get().row().equals(row)) {
        taken.add(next.get());
        next = entries.get();
      }
      if (next.isPresent() && !taken.isEmpty() && next.get().row().compareTo(row) < 0) {
        throw new IllegalArgumentException(
            "The row "
                + next.get().row()
                + " stands behind "
                + row
                + " in its ledger. Read both ledgers with Ledger.readFrom and compare those.");
      }
      return taken;
    }
  }
}
