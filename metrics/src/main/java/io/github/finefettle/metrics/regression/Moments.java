package io.github.finefettle.metrics.regression;

import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.items.ItemStatistics;

/**
 * Sums of squares about the means, each rounded once from exact sums.
 *
 * @param n how many rows
 * @param truth of the truths
 * @param prediction of the predictions
 * @param both of the products of their deviations
 * @param error of the errors
 * @param meanError the mean of truth less prediction
 * @param meanTruth the mean of the truths
 */
record Moments(
    long n,
    double truth,
    double prediction,
    double both,
    double error,
    double meanError,
    double meanTruth) {
  private static final int TRUTH = 0;
  private static final int PREDICTION = 1;
  private static final int ERROR = 2;

  static Moments of(ItemStatistics statistics) {
    return new Moments(
        statistics.n(),
        statistics.deviations(TRUTH, TRUTH),
        statistics.deviations(PREDICTION, PREDICTION),
        statistics.deviations(TRUTH, PREDICTION),
        statistics.deviations(ERROR, ERROR),
        statistics.mean(ERROR),
        statistics.mean(TRUTH));
  }

  /** The sum of squared errors. */
  double squaredError() {
    return error + n * meanError * meanError;
  }

  double pearson() {
    double product = truth * prediction;
    boolean inRange = product > Double.MIN_NORMAL && product < Double.POSITIVE_INFINITY;
    double root = inRange ? Math.sqrt(product) : Math.sqrt(truth) * Math.sqrt(prediction);
    return Math.max(-1, Math.min(1, both / root));
  }

  double concordance() {
    return 2 * both / (truth + prediction + n * meanError * meanError);
  }

  /** Truth, prediction and error of each row. */
  static final class Scorer implements ItemScorer<NumberPair> {
    @Override
    public String id() {
      return "moments-of-numbers";
    }

    @Override
    public int columns() {
      return 3;
    }

    @Override
    public void score(NumberPair row, double[] out) {
      out[TRUTH] = row.truth();
      out[PREDICTION] = row.prediction();
      out[ERROR] = row.error();
    }
  }

  /** Deviations of truths from a mean that is known now, their squares, errors, their squares. */
  static final class Deviations implements ItemScorer<double[]> {
    private final double mean;

    Deviations(double mean) {
      this.mean = mean;
    }

    @Override
    public String id() {
      return "deviations";
    }

    @Override
    public int columns() {
      return 4;
    }

    @Override
    public void score(double[] row, double[] out) {
      double deviation = row[TRUTH] - mean;
      out[0] = deviation;
      out[1] = deviation * deviation;
      out[2] = row[ERROR];
      out[3] = row[ERROR] * row[ERROR];
    }
  }
}
