package io.github.finefettle.metrics.calibration;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.resampling.BinomialDraw;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.resampling.internal.SortedSample;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Draws how many rows of each group of like confidence come true, if their rates are given, and
 * measures again.
 *
 * <p>Every measure of calibration that is made of gaps is above 0 even for a perfect model, because
 * hits come in whole rows. How far above is found by drawing the hits with the confidences
 * themselves as rates: the null value. The interval draws with the rates observed. Its draws are
 * too large by the same effect, so they are moved by the difference of their mean and the value
 * before their quantiles are taken. Both hold the confidences fixed. The rows of a group are taken
 * to have its mean confidence. Replicate i uses the random stream (seed, purpose, i).
 */
final class Simulation {
  private final Resampling plan;
  private final int replicates;

  Simulation(Resampling plan, int replicates) {
    this.plan = plan;
    this.replicates = replicates;
  }

  /** The mean of a statistic of the hits under the given rates. */
  double mean(String purpose, long[] rows, double[] rates, ToDoubleFunction<long[]> statistic) {
    return mean(draws(purpose, rows, rates, statistic));
  }

  /** The interval of a value around which draws are centred. */
  Interval interval(
      String purpose,
      long[] rows,
      double[] rates,
      ToDoubleFunction<long[]> statistic,
      double value,
      double highest) {
    double[] draws = draws(purpose, rows, rates, statistic);
    double shift = mean(draws) - value;
    Arrays.sort(draws);
    double tail = (1 - plan.confidence()) / 2;
    double low = SortedSample.quantile(draws, tail) - shift;
    double high = SortedSample.quantile(draws, 1 - tail) - shift;
    return new Interval(
        Math.min(value, Math.max(0, low)),
        Math.max(value, Math.min(highest, high)),
        plan.confidence(),
        "centred-bootstrap-" + replicates);
  }

  /** Rates between those observed and a half, so that a group of hits alone is not sure of them. */
  static double[] smoothedRates(long[] rows, long[] hits) {
    double[] rates = new double[rows.length];
    Arrays.setAll(rates, i -> (hits[i] + 1.0) / (rows[i] + 2.0));
    return rates;
  }

  private double[] draws(
      String purpose, long[] rows, double[] rates, ToDoubleFunction<long[]> statistic) {
    RandomStream stream = RandomStream.of(plan.seed(), purpose);
    double[] values = new double[replicates];
    for (int r = 0; r < replicates; r++) {
      RandomSequence random = stream.at(r).sequence();
      long[] hits = new long[rows.length];
      for (int i = 0; i < rows.length; i++) {
        hits[i] = BinomialDraw.draw(random, rows[i], rates[i]);
      }
      values[r] = statistic.applyAsDouble(hits);
    }
    return values;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
