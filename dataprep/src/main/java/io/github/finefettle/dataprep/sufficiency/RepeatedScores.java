package io.github.finefettle.dataprep.sufficiency;

import io.github.finefettle.core.statistics.Interval;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean of scores from repeated random divisions of the same rows, with its interval.
 *
 * <p>The repeats share rows, so their plain standard error is too small. The variance of the mean
 * is therefore taken as (1 / repeats + held out / trained) times the sample variance (Nadeau and
 * Bengio, "Inference for the generalization error", Machine Learning 52, 2003, the corrected
 * resampled t-test), with repeats - 1 degrees of freedom.
 */
final class RepeatedScores {
  private final double[] scores;
  private final double heldOutPerTrained;

  RepeatedScores(double[] scores, double heldOutPerTrained) {
    this.scores = scores.clone();
    this.heldOutPerTrained = heldOutPerTrained;
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
    double half = quantile * Math.sqrt(variance);
    return new Interval(
        Math.max(lowest, mean - half),
        Math.min(highest, mean + half),
        confidence,
        "corrected-resampled-t");
  }
}
