package io.github.finefettle.dataprep.sufficiency;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean of scores from repeated random divisions of the same rows, with its interval.
 *
 * <p>The repeats share rows, so their plain standard error is too small. The variance of the mean
 * is therefore taken as (1 / repeats + held out / trained) times the sample variance (Nadeau and
 * Bengio, "Inference for the generalization error", Machine Learning 52, 2003, the corrected
 * resampled t-test), with repeats - 1 degrees of freedom.
 *
 * <p>Scores that all agree are no proof of certainty: m held-out rows without a single error still
 * allow an error rate of z&sup2; / (m + z&sup2;), the upper end of Wilson's interval ("Probable
 * inference", Journal of the American Statistical Association 22, 1927). The half-width never falls
 * below that. For the mean over K classes with m<sub>k</sub> rows each, m is K&sup2; / (1/m
 * <sub>1</sub> + ... + 1/m<sub>K</sub>), the number of rows whose plain mean has the variance of
 * that mean; the rarest class decides most of it.
 */
final class RepeatedScores {
  private final double[] scores;
  private final double heldOutPerTrained;
  private final double effectiveHeldOut;

  /**
   * The scores of the repeats.
   *
   * @param effectiveHeldOut how many independent rows the mean over the held-out classes is worth,
   *     above 0
   */
  RepeatedScores(double[] scores, double heldOutPerTrained, double effectiveHeldOut) {
    this.scores = scores.clone();
    this.heldOutPerTrained = heldOutPerTrained;
    this.effectiveHeldOut = effectiveHeldOut;
  }

  double mean() {
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    return sum / scores.length;
  }

  Interval interval(double confidence, double lowest, double highest) {
    double mean = mean();
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean);
    }
    int n = scores.length;
    double variance = squares / (n - 1) * (1.0 / n + heldOutPerTrained);
    double quantile =
        new TDistribution(null, n - 1.0).inverseCumulativeProbability(0.5 + confidence / 2);
    double half = Math.max(quantile * Math.sqrt(variance), leastHalf(confidence));
    return new Interval(
        Math.max(lowest, mean - half),
        Math.min(highest, mean + half),
        confidence,
        "corrected-resampled-t");
  }

  private double leastHalf(double confidence) {
    double z = Normal.quantile(0.5 + confidence / 2);
    return z * z / (effectiveHeldOut + z * z);
  }
}
