package io.github.finefettle.metrics.calibration;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import org.apache.commons.math3.distribution.TDistribution;

/** Means of losses and how they compare with the prior. */
final class LossFormulas {
  /** From here Student's quantile and the normal one agree in four digits. */
  private static final long MANY = 100_000;

  private LossFormulas() {}

  /** The mean loss times a factor. */
  static Measurement mean(ProbabilityScore metric, LossState state, double factor) {
    long n = state.rows();
    double prior = factor * state.rule().ofShares(shares(state));
    if (state.infiniteLosses() > 0) {
      return Measurement.of(metric.signature(), Double.POSITIVE_INFINITY, n).withBaseline(prior);
    }
    double mean = state.mean();
    double spread = state.sumOfSquares() / n - mean * mean;
    Measurement measured = Measurement.of(metric.signature(), factor * mean, n).withBaseline(prior);
    return withInterval(measured, metric, factor * factor * spread, n, "student-t");
  }

  /**
   * One less the quotient of the loss and the prior's. The share of a class moves the divisor, so a
   * row of loss l and class k adds a l + b_k to the value near the mean; the sums by class give the
   * variance of that.
   */
  static Measurement relative(ProbabilityScore metric, LossState state) {
    long n = state.rows();
    double[] shares = shares(state);
    double prior = state.rule().ofShares(shares);
    for (double share : shares) {
      if (share == 1) {
        return Measurement.undefined(
            metric.signature(),
            "every row has the same class, so that the prior makes no error to compare with",
            n);
      }
    }
    if (state.infiniteLosses() > 0) {
      return Measurement.of(metric.signature(), Double.NEGATIVE_INFINITY, n).withBaseline(0);
    }
    double loss = state.mean();
    double a = -1 / prior;
    double sum = a * a * state.sumOfSquares();
    double middle = a * loss * n;
    for (int k = 0; k < shares.length; k++) {
      double b = loss / (prior * prior) * state.rule().slope(shares, k);
      sum += 2 * a * b * state.loss(k) + b * b * state.rows(k);
      middle += b * state.rows(k);
    }
    double spread = sum / n - (middle / n) * (middle / n);
    Measurement measured = Measurement.of(metric.signature(), 1 - loss / prior, n).withBaseline(0);
    return withInterval(measured, metric, spread, n, "delta");
  }

  private static Measurement withInterval(
      Measurement measured, ProbabilityScore metric, double spread, long n, String method) {
    // Below this the spread is what rounding leaves of rows that are all alike.
    double value = measured.requireValue();
    if (n < 2 || !(spread > 1e-15 * value * value)) {
      return measured;
    }
    double half = quantile(metric.confidence(), n - 1) * Math.sqrt(spread / (n - 1));
    return measured.withInterval(
        new Interval(
            Math.max(metric.lowest(), value - half),
            Math.min(metric.highest(), value + half),
            metric.confidence(),
            method));
  }

  private static double quantile(double confidence, long freedom) {
    double upper = 0.5 + confidence / 2;
    return freedom >= MANY
        ? Normal.quantile(upper)
        : new TDistribution(null, (double) freedom).inverseCumulativeProbability(upper);
  }

  private static double[] shares(LossState state) {
    double[] shares = new double[state.classes()];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = (double) state.rows(k) / state.rows();
    }
    return shares;
  }
}
