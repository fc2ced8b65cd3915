package io.github.finefettle.metrics.resampling;

import io.github.finefettle.core.statistics.RandomSequence;

/**
 * Draws from a binomial distribution in time that does not grow with the number of trials.
 *
 * <p>A bootstrap resample of a table of counts is a chain of binomial draws, one a cell. Drawing
 * row by row would cost as many steps as there are rows; a resample of ten million rows would take
 * a second, and a thousand of them are needed. So: for a mean below 10 the distribution is searched
 * from 0 upward (inversion of one uniform number); above, transformed rejection with squeeze (BTRS:
 * Hörmann, "The generation of binomial random variates", Journal of Statistical Computation and
 * Simulation 46, 1993) needs about 1.2 pairs of uniform numbers whatever the size. The logarithms
 * are StrictMath's, so the draws are the same on every machine.
 */
public final class BinomialDraw {
  private static final double SMALLEST_MEAN_OF_REJECTION = 10;

  /** Past this many steps the search has left the distribution through rounding; it starts anew. */
  private static final int LONGEST_SEARCH = 200;

  private static final double[] STIRLING_ERROR = {
    0.08106146679532726,
    0.0413406959554093,
    0.02767792568499834,
    0.020790672103765093,
    0.016644691189821193,
    0.013876128823070748,
    0.01189670994589177,
    0.010411265261972096,
    0.009255462182712733,
    0.00833056343336287
  };

  private BinomialDraw() {}

  /**
   * The number of successes.
   *
   * @param random the source
   * @param trials 0 or more
   * @param probability of a success, in [0, 1]
   * @return 0 to {@code trials}
   */
  public static long draw(RandomSequence random, long trials, double probability) {
    if (trials == 0 || probability <= 0) {
      return 0;
    }
    if (probability >= 1) {
      return trials;
    }
    if (probability > 0.5) {
      return trials - draw(random, trials, 1 - probability);
    }
    return trials * probability < SMALLEST_MEAN_OF_REJECTION
        ? search(random, trials, probability)
        : reject(random, trials, probability);
  }

  private static long search(RandomSequence random, long trials, double probability) {
    double odds = probability / (1 - probability);
    double none = StrictMath.exp(trials * StrictMath.log1p(-probability));
    while (true) {
      double mass = none;
      double rest = random.nextUniform();
      for (int k = 0; k <= Math.min(trials, LONGEST_SEARCH); k++) {
        if (rest < mass) {
          return k;
        }
        rest -= mass;
        mass *= odds * (trials - k) / (k + 1);
      }
    }
  }

  private static long reject(RandomSequence random, long trials, double probability) {
    double n = trials;
    double deviation = Math.sqrt(n * probability * (1 - probability));
    double b = 1.15 + 2.53 * deviation;
    double a = -0.0873 + 0.0248 * b + 0.01 * probability;
    double centre = n * probability + 0.5;
    double squeeze = 0.92 - 4.2 / b;
    double alpha = (2.83 + 5.1 / b) * deviation;
    double mode = Math.floor((n + 1) * probability);
    while (true) {
      double u = random.nextUniform() - 0.5;
      double v = random.nextUniform();
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + centre);
      if (us >= 0.07 && v <= squeeze) {
        return (long) k;
      }
      if (k < 0 || k > n) {
        continue;
      }
      double scaled = StrictMath.log(v * alpha / (a / (us * us) + b));
      if (scaled <= logRatioToMode(n, probability / (1 - probability), mode, k)) {
        return (long) k;
      }
    }
  }

  /** The logarithm of P(k) / P(mode), by Stirling's formula with its error tabulated. */
  private static double logRatioToMode(double n, double odds, double mode, double k) {
    return (mode + 0.5) * StrictMath.log((mode + 1) / (odds * (n - mode + 1)))
        + (n + 1) * StrictMath.log((n - mode + 1) / (n - k + 1))
        + (k + 0.5) * StrictMath.log(odds * (n - k + 1) / (k + 1))
        + stirlingError(mode)
        + stirlingError(n - mode)
        - stirlingError(k)
        - stirlingError(n - k);
  }

  /** log(k!) less Stirling's approximation of it with k + 1/2 and k + 1 as its terms. */
  private static double stirlingError(double k) {
    if (k < STIRLING_ERROR.length) {
      return STIRLING_ERROR[(int) k];
    }
    double next = k + 1;
    double square = next * next;
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / next;
  }
}
