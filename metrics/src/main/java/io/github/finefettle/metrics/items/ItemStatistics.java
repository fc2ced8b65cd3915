package io.github.finefettle.metrics.items;

import io.github.finefettle.core.statistics.ExactSum;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Optional;

/**
 * What is remembered of items for metrics that are functions of sums over them: the sums, the sums
 * of products of every two columns, and, while they are few, the different rows of counts
 * themselves.
 *
 * <p>All sums are exact, so any partition of the items merged in any order gives the same bits.
 * Memory does not grow with the items: at most {@value ItemTable#MOST_ROWS} different rows are
 * held; beyond that they are given up, whatever the partition, because a part never has more
 * different rows than the whole.
 *
 * <p>Two kinds of interval follow. While the rows are held, items are resampled with replacement
 * (percentile bootstrap; Efron, 1979). Beyond, where resampling and theory have long come to agree,
 * the value is linearised in the sums (the delta method; Oehlert, 1992), whose variance the
 * products give.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 */
public final class ItemStatistics {
  private final int columns;
  private final ExactSum[] sums;
  private final ExactSum[] products;
  private final ItemTable table;
  private long n;

  /**
   * Begins with no items.
   *
   * @param columns how many numbers are counted of an item, 1 or more
   */
  public ItemStatistics(int columns) {
    this(columns, 0, zeros(columns), zeros(columns * (columns + 1) / 2), new ItemTable(columns));
  }

  private ItemStatistics(
      int columns, long n, ExactSum[] sums, ExactSum[] products, ItemTable table) {
    this.columns = columns;
    this.n = n;
    this.sums = sums;
    this.products = products;
    this.table = table;
  }

  /**
   * Takes an item in.
   *
   * @param row its counts, finite; not held
   * @throws IllegalArgumentException if there are not as many as columns, or one is not finite
   */
  public void add(double... row) {
    if (row.length != columns) {
      throw new IllegalArgumentException(
          "The item has " + row.length + " counts, but there are " + columns + " columns.");
    }
    int product = 0;
    for (int i = 0; i < columns; i++) {
      double value = row[i];
      sums[i].add(value);
      for (int j = i; j < columns; j++) {
        if (value != 0 && row[j] != 0) {
          products[product].addProduct(value, row[j]);
        }
        product++;
      }
    }
    table.add(row);
    n = Math.addExact(n, 1);
  }

  /**
   * Takes in what others have seen. They are left as they were.
   *
   * @param other statistics with the same columns
   */
  public void merge(ItemStatistics other) {
    if (other.columns != columns) {
      throw new IllegalArgumentException(
          "Statistics of " + other.columns + " columns cannot join those of " + columns + ".");
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i].add(other.sums[i]);
    }
    for (int i = 0; i < products.length; i++) {
      products[i].add(other.products[i]);
    }
    table.merge(other.table);
    n = Math.addExact(n, other.n);
  }

  /**
   * How many items there are.
   *
   * @return 0 or more
   */
  public long n() {
    return n;
  }

  /**
   * The sum of each column, rounded once.
   *
   * @return a new array
   */
  public double[] sums() {
    double[] values = new double[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = sums[i].value();
    }
    return values;
  }

  /**
   * The mean of a column, rounded once.
   *
   * @param column from 0
   * @return the mean
   * @throws IllegalArgumentException if there are no items
   */
  public double mean(int column) {
    return sums[column].dividedBy(n);
  }

  /**
   * The sum of products of the deviations of two columns from their means, rounded once; n times
   * their covariance. No digits are lost where the values are large beside their spread.
   *
   * @param first a column
   * @param second a column, or the same one
   * @return the sum
   * @throws IllegalArgumentException if there are no items
   */
  public double deviations(int first, int second) {
    int i = Math.min(first, second);
    int j = Math.max(first, second);
    int product = i * columns - i * (i - 1) / 2 + (j - i);
    return ExactSum.ofDeviations(products[product], sums[i], sums[j], n);
  }

  /**
   * The bootstrap interval of a function of sums over other counts, which follow from those held of
   * each item, such as squares of deviations from a mean that is known only now.
   *
   * @param plan how it is made
   * @param purpose what it is for; other purposes get other random numbers
   * @param derived what follows from an item's counts
   * @param function a function of the sums of what follows
   * @return the interval, or empty where there are too many different items to hold, fewer than
   *     two, or where the function is undefined for more than half of the resamples
   */
  public Optional<Interval> resampled(
      Resampling plan, String purpose, ItemScorer<double[]> derived, FunctionOfSums function) {
    return n < 2 || !table.isHeld()
        ? Optional.empty()
        : table.interval(plan, purpose, derived, function);
  }

  /**
   * The interval of a function of the sums.
   *
   * @param plan how it is made
   * @param purpose what it is for; other purposes get other random numbers
   * @param function the function
   * @param lowest the least value it can take, to which the interval is cut
   * @param highest the greatest value it can take
   * @return the interval, or empty where there are no items, the function is undefined for more
   *     than half of the resamples, or nothing but items that are all alike speaks for a function
   *     without bounds
   */
  public Optional<Interval> interval(
      Resampling plan, String purpose, FunctionOfSums function, double lowest, double highest) {
    if (n == 0) {
      return Optional.empty();
    }
    Optional<Interval> made =
        n == 1
            ? Optional.empty()
            : table.isHeld()
                ? table.interval(plan, purpose, function)
                : LinearizedInterval.of(plan.confidence(), n, sums(), productValues(), function);
    boolean hasWidth = made.isPresent() && made.get().halfWidth() > 0;
    if (!hasWidth && (made.isPresent() || n == 1)) {
      return UnseenItems.interval(plan.confidence(), n, function.of(sums(), n), lowest, highest);
    }
    return made.map(
        i ->
            new Interval(
                Math.min(Math.max(i.low(), lowest), highest),
                Math.max(Math.min(i.high(), highest), lowest),
                i.confidence(),
                i.method()));
  }

  /**
   * The statistics in a versioned form of their own.
   *
   * @param scorerId what was counted
   * @return bytes, equal for equal statistics
   */
  byte[] toBytes(String scorerId) {
    return ItemStatisticsBytes.write(scorerId, n, sums, products, table);
  }

  static ItemStatistics read(String scorerId, int columns, byte[] bytes) {
    ItemStatistics empty = new ItemStatistics(columns);
    long n = ItemStatisticsBytes.read(scorerId, bytes, empty.sums, empty.products, empty.table);
    return new ItemStatistics(columns, n, empty.sums, empty.products, empty.table);
  }

  private double[] productValues() {
    double[] values = new double[products.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = products[i].value();
    }
    return values;
  }

  private static ExactSum[] zeros(int count) {
    ExactSum[] zeros = new ExactSum[count];
    for (int i = 0; i < count; i++) {
      zeros[i] = new ExactSum();
    }
    return zeros;
  }
}
