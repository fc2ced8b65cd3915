package io.github.finefettle.core.statistics;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * A share of successes among independent trials, with its intervals.
 *
 * @param successes from 0 to {@code trials}
 * @param trials 1 or more
 */
public record Proportion(long successes, long trials) {
  private static final double QUANTILE_ACCURACY = 1e-14;

  /** Checks the counts. */
  public Proportion {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "The counts ("
              + successes
              + " of "
              + trials
              + ") must satisfy 0 <= successes <= trials and trials >= 1."
              + " A share of nothing is undefined: say so instead.");
    }
  }

  /**
   * The share itself.
   *
   * @return successes / trials in [0, 1]
   */
  public double value() {
    return (double) successes / trials;
  }

  /**
   * The score interval of Wilson (1927), the default for a share that is reported.
   *
   * @param confidence two-sided coverage in (0, 1)
   * @return the interval inside [0, 1]
   */
  public Interval wilson(double confidence) {
    double z = Normal.quantile(0.5 + confidence / 2);
    double n = trials;
    double p = value();
    double z2 = z * z;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    // At 0 and at all the formula's end is exactly 0 or 1; rounding must not move it.
    double low = successes == 0 ? 0 : Math.max(0, centre - half);
    double high = successes == trials ? 1 : Math.min(1, centre + half);
    return new Interval(low, high, confidence, "wilson");
  }

  /**
   * The interval of Clopper and Pearson (1934), which never covers less than it says: for gates.
   *
   * @param confidence two-sided coverage in (0, 1)
   * @return the interval inside [0, 1]
   */
  public Interval clopperPearson(double confidence) {
    double tail = (1 - confidence) / 2;
    return new Interval(lowerBound(1 - tail), upperBound(1 - tail), confidence, "clopper-pearson");
  }

  /**
   * The exact one-sided upper bound: with this confidence the true share is not above it.
   *
   * @param confidence in (0, 1)
   * @return the bound; 1 if every trial succeeded
   */
  public double upperBound(double confidence) {
    return successes == trials
        ? 1
        : beta(successes + 1, trials - successes).inverseCumulativeProbability(confidence);
  }

  /**
   * The exact one-sided lower bound: with this confidence the true share is not below it.
   *
   * @param confidence in (0, 1)
   * @return the bound; 0 if no trial succeeded
   */
  public double lowerBound(double confidence) {
    return successes == 0
        ? 0
        : beta(successes, trials - successes + 1).inverseCumulativeProbability(1 - confidence);
  }

  private static BetaDistribution beta(long a, long b) {
    return new BetaDistribution(null, (double) a, (double) b, QUANTILE_ACCURACY);
  }
}
