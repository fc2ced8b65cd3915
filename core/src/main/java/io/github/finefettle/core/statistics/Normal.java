package io.github.finefettle.core.statistics;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution in plain arithmetic, the same bits on every machine. */
public final class Normal {
  private static final double SQRT_2 = 1.4142135623730951;

  private Normal() {}

  /**
   * The value that a standard normal variable stays below with the given probability.
   *
   * @param probability in (0, 1)
   * @return the quantile; about 1.959964 for 0.975
   * @throws IllegalArgumentException if the probability is outside (0, 1)
   */
  public static double quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "The probability (" + probability + ") must lie strictly between 0 and 1.");
    }
    // erfcInv keeps its digits in the tails where erfInv(2p - 1) would lose them.
    return probability < 0.5
        ? -SQRT_2 * Erf.erfcInv(2 * probability)
        : SQRT_2 * Erf.erfcInv(2 * (1 - probability));
  }

  /**
   * The probability that a standard normal variable stays at or below a value.
   *
   * @param value any number
   * @return in [0, 1]
   */
  public static double cumulative(double value) {
    return 0.5 * Erf.erfc(-value / SQRT_2);
  }
}
