package io.github.finefettle.metrics.resampling;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.resampling.internal.SortedSample;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The bootstrap of any number that is a function of a table of counts.
 *
 * <p>Drawing n rows with replacement and counting them again gives counts with a multinomial
 * distribution over the cells. So the cells are resampled instead of the rows: exactly the same
 * distribution (Efron, 1979, for the bootstrap itself) at a cost that depends on the number of
 * cells and not on the number of rows. Only where the rows are few beside the cells, as with many
 * labels, is drawing the rows the cheaper of the two, and done.
 *
 * <p>Resample i uses the random stream (seed, purpose, i), so the interval depends on the counts,
 * the order of the cells and the plan alone. Immutable and safe for use by several threads if the
 * statistic is.
 */
public final class CellBootstrap {
  /** A binomial draw costs about as much as drawing so many rows one by one. */
  private static final int ROWS_PER_BINOMIAL_DRAW = 16;

  private final Resampling plan;
  private final RandomStream stream;

  private CellBootstrap(Resampling plan, RandomStream stream) {
    this.plan = plan;
    this.stream = stream;
  }

  /**
   * A bootstrap.
   *
   * @param plan how many resamples, which seed and confidence
   * @param purpose what the interval is for; other purposes get other random numbers
   * @return the bootstrap
   */
  public static CellBootstrap of(Resampling plan, String purpose) {
    return new CellBootstrap(plan, RandomStream.of(plan.seed(), purpose));
  }

  /**
   * The statistic of every resample.
   *
   * @param counts the count of each cell, 0 or more, with a sum of 1 or more
   * @param statistic a function of the counts; it gets an array of its own, and may return NaN
   *     where it is undefined
   * @return one value a resample, in resample order
   */
  public double[] replicates(long[] counts, ToDoubleFunction<long[]> statistic) {
    long total = totalOf(counts);
    long filled = Arrays.stream(counts).filter(count -> count > 0).count();
    boolean byRows = total < ROWS_PER_BINOMIAL_DRAW * filled && total < Integer.MAX_VALUE;
    int[] cellOfRow = byRows ? cellOfRow(counts, (int) total) : new int[0];
    double[] values = new double[plan.resamples()];
    for (int i = 0; i < values.length; i++) {
      RandomSequence random = stream.at(i).sequence();
      values[i] =
          statistic.applyAsDouble(
              byRows
                  ? resampleRows(cellOfRow, counts.length, random)
                  : resampleCells(counts, total, random));
    }
    return values;
  }

  /**
   * The percentile interval of the statistic: the quantiles of its resamples, interpolated linearly
   * between order statistics (type 7 of Hyndman and Fan, 1996, the default of NumPy).
   *
   * <p>Resamples where the statistic is undefined (NaN) are left out. Where they are more than
   * half, there is no interval.
   *
   * @param counts the count of each cell, 0 or more, with a sum of 1 or more
   * @param statistic a function of the counts; may return NaN where it is undefined
   * @return the interval, or empty
   */
  public Optional<Interval> interval(long[] counts, ToDoubleFunction<long[]> statistic) {
    double[] sorted =
        Arrays.stream(replicates(counts, statistic)).filter(v -> !Double.isNaN(v)).toArray();
    if (2 * sorted.length < plan.resamples()) {
      return Optional.empty();
    }
    Arrays.sort(sorted);
    double tail = (1 - plan.confidence()) / 2;
    return Optional.of(
        new Interval(
            SortedSample.quantile(sorted, tail),
            SortedSample.quantile(sorted, 1 - tail),
            plan.confidence(),
            "bootstrap-percentile-" + plan.resamples()));
  }

  private static int[] cellOfRow(long[] counts, int total) {
    int[] cells = new int[total];
    int row = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      Arrays.fill(cells, row, row + (int) counts[cell], cell);
      row += (int) counts[cell];
    }
    return cells;
  }

  private static long[] resampleRows(int[] cellOfRow, int cells, RandomSequence random) {
    long[] drawn = new long[cells];
    for (int i = 0; i < cellOfRow.length; i++) {
      drawn[cellOfRow[random.nextInt(cellOfRow.length)]]++;
    }
    return drawn;
  }

  private static long[] resampleCells(long[] counts, long total, RandomSequence random) {
    long[] drawn = new long[counts.length];
    long rowsLeft = total;
    long countLeft = total;
    for (int cell = 0; cell < counts.length && rowsLeft > 0; cell++) {
      // Given the cells before, a cell's count is binomial with its share of what is left.
      double share = (double) counts[cell] / countLeft;
      drawn[cell] = BinomialDraw.draw(random, rowsLeft, share);
      rowsLeft -= drawn[cell];
      countLeft -= counts[cell];
    }
    return drawn;
  }

  private static long totalOf(long[] counts) {
    long total = 0;
    for (long count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("The count (" + count + ") must be 0 or more.");
      }
      total = Math.addExact(total, count);
    }
    if (total == 0) {
      throw new IllegalArgumentException(
          "The counts are all 0; there is nothing to resample. Say that the value is undefined.");
    }
    return total;
  }
}
