package io.github.finefettle.metrics.ranking;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;

/** Intervals of areas. */
final class RankingIntervals {
  private RankingIntervals() {}

  /**
   * The value with normal error of a variance, cut to a range; where the variance says nothing, as
   * for scores that separate both kinds or a single row of one kind, Wilson's interval of so many
   * trials.
   */
  static Interval normal(
      double value, double variance, long trials, double confidence, String method) {
    if (!(variance > 0)) {
      return wilson(value, trials, confidence);
    }
    double half = Normal.quantile(0.5 + confidence / 2) * Math.sqrt(variance);
    return new Interval(Math.max(0, value - half), Math.min(1, value + half), confidence, method);
  }

  /**
   * The interval of average precision with normal error on the scale of log odds, as many trials as
   * there are positives (Boyd, Eng and Page, "Area under the precision-recall curve: point
   * estimates and confidence intervals", ECML PKDD 2013).
   */
  static Interval logit(double value, long positives, double confidence) {
    if (value <= 0 || value >= 1) {
      return wilson(value, positives, confidence);
    }
    double z = Normal.quantile(0.5 + confidence / 2);
    double odds = StrictMath.log(value / (1 - value));
    double half = z / Math.sqrt(positives * value * (1 - value));
    return new Interval(inverse(odds - half), inverse(odds + half), confidence, "logit");
  }

  /** An interval that also holds what rounding scores to cells may have changed. */
  static Interval widened(Interval interval, double error) {
    return new Interval(
        Math.max(0, interval.low() - error),
        Math.min(1, interval.high() + error),
        interval.confidence(),
        interval.method() + "+cells");
  }

  /** The interval moved and stretched, for a value that is a straight function of another. */
  static Interval scaled(Interval interval, double factor, double shift) {
    return new Interval(
        interval.low() * factor + shift,
        interval.high() * factor + shift,
        interval.confidence(),
        interval.method());
  }

  /** Wilson's formula (1927), which is also good for a share that is no whole number of trials. */
  static Interval wilson(double share, long trials, double confidence) {
    double z = Normal.quantile(0.5 + confidence / 2);
    double square = z * z / trials;
    double centre = (share + square / 2) / (1 + square);
    double half = z * Math.sqrt(share * (1 - share) / trials + square / trials / 4) / (1 + square);
    double low = share <= 0 ? 0 : Math.max(0, centre - half);
    double high = share >= 1 ? 1 : Math.min(1, centre + half);
    return new Interval(Math.min(low, share), Math.max(high, share), confidence, "wilson");
  }

  private static double inverse(double odds) {
    return 1 / (1 + StrictMath.exp(-odds));
  }
}
