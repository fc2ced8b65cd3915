package io.github.finefettle.metrics.resampling;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The bootstrap of any number that is a function of a table of counts.
 *
 * <p>Drawing n rows with replacement and counting them again gives counts with a multinomial
 * distribution over the cells. So the cells are resampled instead of the rows: exactly the same
 * distribution (Efron, 1979, for the bootstrap itself) at a cost that depends on the number of
 * cells and not on the number of rows.
 *
 * <p>Resample i uses the random stream (seed, purpose, i), so the interval depends on the counts,
 * the order of the cells and the plan alone. Immutable and safe for use by several threads if the
 * statistic is.
 */
public final class CellBootstrap {
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
    double[] values = new double[plan.resamples()];
    for (int i = 0; i < values.length; i++) {
      values[i] = statistic.applyAsDouble(resample(counts, total, stream.at(i).sequence()));
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
            quantile(sorted, tail),
            quantile(sorted, 1 - tail),
            plan.confidence(),
            "bootstrap-percentile-" + plan.resamples()));
  }

  private static long[] resample(long[] counts, long total, RandomSequence random) {
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

  private static double quantile(double[] sorted, double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
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
