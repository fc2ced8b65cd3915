package io.github.finefettle.metrics.items;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.resampling.CellBootstrap;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The different rows of counts and how often each occurred, until there are too many of them.
 *
 * <p>Resampling items is the same as resampling the cells of this table. Rows are walked over in
 * ascending order, so that the order in which they came leaves no trace.
 */
final class ItemTable {
  /** A bootstrap of more would cost more than it tells; see {@link ItemStatistics}. */
  static final int MOST_ROWS = 2_048;

  private final int columns;

  /** Never walked over but through {@link #rows()}. */
  private final Map<Row, long[]> counts = new HashMap<>();

  private boolean held = true;

  ItemTable(int columns) {
    this.columns = columns;
  }

  boolean isHeld() {
    return held;
  }

  void add(double[] row) {
    if (held) {
      add(new Row(normalized(row)), 1);
    }
  }

  void merge(ItemTable other) {
    if (!other.held) {
      giveUp();
      return;
    }
    for (Map.Entry<Row, long[]> entry : other.counts.entrySet()) {
      if (!held) {
        return;
      }
      add(entry.getKey(), entry.getValue()[0]);
    }
  }

  void giveUp() {
    held = false;
    counts.clear();
  }

  /** The rows in ascending order of their values, column by column. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>(counts.keySet());
    rows.sort((a, b) -> Arrays.compare(a.values, b.values));
    return rows;
  }

  long count(Row row) {
    long[] count = counts.get(row);
    return count == null ? 0 : count[0];
  }

  void add(double[] row, long count) {
    add(new Row(normalized(row)), count);
  }

  Optional<Interval> interval(Resampling plan, String purpose, FunctionOfSums function) {
    List<double[]> values = rows().stream().map(row -> row.values).toList();
    return interval(plan, purpose, values, columns, function);
  }

  /** The interval of a function of what follows from each row. */
  Optional<Interval> interval(
      Resampling plan, String purpose, ItemScorer<double[]> derived, FunctionOfSums function) {
    List<double[]> values = new ArrayList<>();
    for (Row row : rows()) {
      double[] out = new double[derived.columns()];
      derived.score(row.values.clone(), out);
      values.add(out);
    }
    return interval(plan, purpose, values, derived.columns(), function);
  }

  private Optional<Interval> interval(
      Resampling plan, String purpose, List<double[]> values, int width, FunctionOfSums function) {
    long[] cells = rows().stream().mapToLong(this::count).toArray();
    double[] sums = new double[width];
    return CellBootstrap.of(plan, purpose)
        .interval(
            cells,
            drawn -> {
              Arrays.fill(sums, 0);
              long n = 0;
              for (int i = 0; i < drawn.length; i++) {
                if (drawn[i] > 0) {
                  addScaled(values.get(i), drawn[i], sums);
                  n += drawn[i];
                }
              }
              return function.of(sums, n);
            });
  }

  private void add(Row row, long count) {
    long[] known = counts.computeIfAbsent(row, key -> new long[1]);
    known[0] = Math.addExact(known[0], count);
    if (counts.size() > MOST_ROWS) {
      giveUp();
    }
  }

  private static void addScaled(double[] values, long times, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += times * values[i];
    }
  }

  /** A copy in which no zero has a sign, which would make two rows of equal counts differ. */
  private static double[] normalized(double[] row) {
    double[] copy = row.clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] += 0.0;
    }
    return copy;
  }

  /** The counts of an item, compared by value. */
  static final class Row {
    private final double[] values;

    private Row(double[] values) {
      this.values = values;
    }

    double value(int column) {
      return values[column];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Row that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }
}
