package io.github.finefettle.metrics.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts by type in their one order: types by name, rows by their numbers. Equal for equal
 * sentences in any order; every interval and the byte form are made from it. Not to be changed.
 */
final class TypeSnapshot {
  private static final int OUTCOMES = EntityOutcome.COUNT;

  private final long n;
  private final List<String> names;
  private final long[] sums;
  private final long[] outcomes;
  private final @Nullable List<int[]> rowList;
  private final long[] rowTimes;
  private final long @Nullable [] products;

  /**
   * Counts in order.
   *
   * @param n how many sentences there are
   * @param names the types in ascending order
   * @param sums three for each type; see {@link TypeCounts}
   * @param outcomes as many as there are outcomes for each type
   * @param rowList the different rows of counts, or null where they were given up
   * @param rowTimes how often each row occurred
   * @param products the sums of products of columns a and b, a not above b, line by line; null
   *     while rows are held or where there are too many types
   */
  TypeSnapshot(
      long n,
      List<String> names,
      long[] sums,
      long[] outcomes,
      @Nullable List<int[]> rowList,
      long[] rowTimes,
      long @Nullable [] products) {
    this.n = n;
    this.names = names;
    this.sums = sums;
    this.outcomes = outcomes;
    this.rowList = rowList;
    this.rowTimes = rowTimes;
    this.products = products;
  }

  /** The counts with the types in the order given. */
  static TypeSnapshot of(TypeCounts counts, int[] ids) {
    long[] sums = new long[TypeCounts.COLUMNS * ids.length];
    long[] outcomes = new long[OUTCOMES * ids.length];
    for (int t = 0; t < ids.length; t++) {
      for (int c = 0; c < TypeCounts.COLUMNS; c++) {
        sums[TypeCounts.COLUMNS * t + c] = counts.sum(ids[t], c);
      }
      for (int o = 0; o < OUTCOMES; o++) {
        outcomes[OUTCOMES * t + o] = counts.outcome(ids[t], o);
      }
    }
    List<String> names = Arrays.stream(ids).mapToObj(counts::name).toList();
    SentenceTable table = counts.table();
    if (table == null) {
      return new TypeSnapshot(
          counts.n(), names, sums, outcomes, null, new long[0], products(counts, ids));
    }
    List<Row> rows = rows(table, ids);
    return new TypeSnapshot(
        counts.n(),
        names,
        sums,
        outcomes,
        rows.stream().map(row -> row.entries).toList(),
        rows.stream().mapToLong(row -> row.times).toArray(),
        null);
  }

  long n() {
    return n;
  }

  List<String> names() {
    return names;
  }

  long[] sums() {
    return sums;
  }

  long[] outcomes() {
    return outcomes;
  }

  long[] rowTimes() {
    return rowTimes;
  }

  long @Nullable [] products() {
    return products;
  }

  long sum(int type, int column) {
    return sums[TypeCounts.COLUMNS * type + column];
  }

  long outcome(int type, int outcome) {
    return outcomes[OUTCOMES * type + outcome];
  }

  boolean rowsHeld() {
    return rowList != null;
  }

  int rows() {
    return rowTimes.length;
  }

  int[] row(int i) {
    List<int[]> held = rowList;
    if (held == null) {
      throw new IllegalStateException("The rows were given up.");
    }
    return held.get(i);
  }

  long times(int row) {
    return rowTimes[row];
  }

  boolean hasProducts() {
    return products != null;
  }

  /** The sum of products of two columns, the first not above the second. */
  long product(int a, int b) {
    long[] known = products;
    if (known == null) {
      throw new IllegalStateException("There are no products.");
    }
    int columns = TypeCounts.COLUMNS * names.size();
    return known[a * columns - a * (a - 1) / 2 + (b - a)];
  }

  private static List<Row> rows(SentenceTable table, int[] ids) {
    int[] places = new int[Arrays.stream(ids).max().orElse(0) + 1];
    for (int t = 0; t < ids.length; t++) {
      places[ids[t]] = t;
    }
    List<Row> rows = new ArrayList<>();
    table.forEach((entries, times) -> rows.add(new Row(placed(entries, places), times)));
    rows.sort((a, b) -> Arrays.compare(a.entries, b.entries));
    return rows;
  }

  private static int[] placed(int[] entries, int[] places) {
    int count = entries.length / TypeCounts.ENTRY;
    int[] placed = new int[entries.length];
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(
                (a, b) ->
                    Integer.compare(
                        places[entries[TypeCounts.ENTRY * a]],
                        places[entries[TypeCounts.ENTRY * b]]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int e = 0; e < count; e++) {
      System.arraycopy(
          entries, TypeCounts.ENTRY * order[e], placed, TypeCounts.ENTRY * e, TypeCounts.ENTRY);
      placed[TypeCounts.ENTRY * e] = places[placed[TypeCounts.ENTRY * e]];
    }
    return placed;
  }

  private static long @Nullable [] products(TypeCounts counts, int[] ids) {
    if (!counts.hasProducts()) {
      return null;
    }
    int columns = TypeCounts.COLUMNS * ids.length;
    long[] products = new long[columns * (columns + 1) / 2];
    int at = 0;
    for (int a = 0; a < columns; a++) {
      for (int b = a; b < columns; b++) {
        products[at++] = counts.product(column(ids, a), column(ids, b));
      }
    }
    return products;
  }

  private static int column(int[] ids, int placed) {
    return TypeCounts.COLUMNS * ids[placed / TypeCounts.COLUMNS] + placed % TypeCounts.COLUMNS;
  }

  private static final class Row {
    private final int[] entries;
    private final long times;

    Row(int[] entries, long times) {
      this.entries = entries;
      this.times = times;
    }
  }
}
