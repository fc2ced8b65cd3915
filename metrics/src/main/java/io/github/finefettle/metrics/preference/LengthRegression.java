package io.github.finefettle.metrics.preference;

import java.util.Map;
import java.util.SortedMap;

/**
 * The logistic regression of a win on a constant and on how much longer the answer was, squashed by
 * the hyperbolic tangent of the difference in its standard deviations. Fitted by Newton's method
 * over the differences in ascending order, so that the sums have one order.
 */
final class LengthRegression {
  private static final int MOST_STEPS = 100;
  private static final double CONVERGED = 1e-12;

  /** Beyond this a probability is 0 or 1 for all purposes: the outcomes can be told by length. */
  private static final double SEPARATED = 30;

  private final double[] x;
  private final double[] wins;
  private final double[] counts;
  private double intercept;
  private double slope;
  private double variance = Double.NaN;

  private LengthRegression(double[] x, double[] wins, double[] counts) {
    this.x = x;
    this.wins = wins;
    this.counts = counts;
  }

  /** The fit; its {@link #isFitted} tells whether there is one. */
  static LengthRegression of(SortedMap<Long, long[]> byDifference) {
    int size = byDifference.size();
    double[] x = new double[size];
    double[] wins = new double[size];
    double[] counts = new double[size];
    double deviation = deviation(byDifference);
    int i = 0;
    for (Map.Entry<Long, long[]> entry : byDifference.entrySet()) {
      long[] c = entry.getValue();
      x[i] = deviation == 0 ? 0 : StrictMath.tanh(entry.getKey() / deviation);
      wins[i] = c[2] + 0.5 * c[1];
      counts[i] = (double) c[0] + c[1] + c[2];
      i++;
    }
    LengthRegression regression = new LengthRegression(x, wins, counts);
    regression.fit(deviation == 0);
    return regression;
  }

  boolean isFitted() {
    return variance > 0
        && variance < Double.POSITIVE_INFINITY
        && Math.abs(intercept) < SEPARATED
        && Math.abs(slope) < SEPARATED;
  }

  /** The logarithm of the odds to win with answers of equal length. */
  double logOdds() {
    return intercept;
  }

  /** The variance of {@link #logOdds}, from the information matrix. */
  double variance() {
    return variance;
  }

  static double logistic(double t) {
    return 1 / (1 + StrictMath.exp(-t));
  }

  private void fit(boolean interceptOnly) {
    for (int step = 0; step < MOST_STEPS; step++) {
      double g0 = 0;
      double g1 = 0;
      double h00 = 0;
      double h01 = 0;
      double h11 = 0;
      for (int i = 0; i < x.length; i++) {
        double p = logistic(intercept + slope * x[i]);
        double rest = wins[i] - counts[i] * p;
        double weight = counts[i] * p * (1 - p);
        g0 += rest;
        g1 += rest * x[i];
        h00 += weight;
        h01 += weight * x[i];
        h11 += weight * x[i] * x[i];
      }
      double determinant = interceptOnly ? h00 : h00 * h11 - h01 * h01;
      double move0 = interceptOnly ? g0 / h00 : (h11 * g0 - h01 * g1) / determinant;
      double move1 = interceptOnly ? 0 : (h00 * g1 - h01 * g0) / determinant;
      variance = interceptOnly ? 1 / h00 : h11 / determinant;
      // Long steps may leap over the maximum of a flat likelihood.
      double scale = Math.min(1, 2 / Math.max(Math.abs(move0), Math.abs(move1)));
      intercept += scale * move0;
      slope += scale * move1;
      if (!(Math.abs(intercept) < SEPARATED && Math.abs(slope) < SEPARATED)
          || Math.abs(move0) + Math.abs(move1) < CONVERGED) {
        return;
      }
    }
  }

  /** The standard deviation of the differences, over n. */
  private static double deviation(SortedMap<Long, long[]> byDifference) {
    double n = 0;
    double sum = 0;
    for (Map.Entry<Long, long[]> entry : byDifference.entrySet()) {
      double count = (double) entry.getValue()[0] + entry.getValue()[1] + entry.getValue()[2];
      n += count;
      sum += count * entry.getKey();
    }
    double squares = 0;
    for (Map.Entry<Long, long[]> entry : byDifference.entrySet()) {
      double count = (double) entry.getValue()[0] + entry.getValue()[1] + entry.getValue()[2];
      double away = entry.getKey() - sum / n;
      squares += count * away * away;
    }
    return byDifference.size() < 2 ? 0 : Math.sqrt(squares / n);
  }
}
