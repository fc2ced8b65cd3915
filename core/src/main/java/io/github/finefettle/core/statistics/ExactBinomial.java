package io.github.finefettle.core.statistics;

import org.apache.commons.math3.special.Beta;

/**
 * Exact probabilities of a number of successes in independent trials.
 *
 * <p>The tails are those of the binomial distribution, computed as the regularized incomplete beta
 * function (Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.5.24) in plain
 * arithmetic, the same bits on every machine. All methods are pure and safe for use by several
 * threads.
 */
public final class ExactBinomial {
  private ExactBinomial() {}

  /**
   * The probability of this many successes or fewer.
   *
   * @param successes any number; below 0 gives 0, from {@code trials} on gives 1
   * @param trials 0 or more
   * @param probability of a success in one trial, in [0, 1]
   * @return in [0, 1]
   * @throws IllegalArgumentException if the trials or the probability are out of range
   */
  public static double atMost(long successes, long trials, double probability) {
    check(trials, probability);
    if (successes < 0) {
      return 0;
    }
    if (successes >= trials) {
      return 1;
    }
    if (probability == 0 || probability == 1) {
      return probability == 0 ? 1 : 0;
    }
    return Beta.regularizedBeta(
        1 - probability, (double) (trials - successes), (double) (successes + 1));
  }

  /**
   * The probability of this many successes or more.
   *
   * @param successes any number; 0 or less gives 1, above {@code trials} gives 0
   * @param trials 0 or more
   * @param probability of a success in one trial, in [0, 1]
   * @return in [0, 1]
   * @throws IllegalArgumentException if the trials or the probability are out of range
   */
  public static double atLeast(long successes, long trials, double probability) {
    check(trials, probability);
    if (successes <= 0) {
      return 1;
    }
    if (successes > trials) {
      return 0;
    }
    if (probability == 0 || probability == 1) {
      return probability;
    }
    return Beta.regularizedBeta(probability, (double) successes, (double) (trials - successes + 1));
  }

  /**
   * The exact test of McNemar: whether two ways of disagreeing are equally likely.
   *
   * @param one how often the first way was seen, 0 or more
   * @param other how often the second way was seen, 0 or more
   * @return the two-sided p-value: twice the smaller tail of a fair coin, at most 1; 1 where
   *     nothing was seen
   * @throws IllegalArgumentException if a count is negative
   */
  public static double mcNemar(long one, long other) {
    if (one < 0 || other < 0) {
      throw new IllegalArgumentException(
          "The counts (" + one + " and " + other + ") must be 0 or more.");
    }
    if (Math.abs(one - other) <= 1) {
      // Even, or as even as an odd number can be: both tails together are everything.
      return 1;
    }
    return Math.min(1, 2 * atMost(Math.min(one, other), Math.addExact(one, other), 0.5));
  }

  private static void check(long trials, double probability) {
    if (trials < 0) {
      throw new IllegalArgumentException("The trials (" + trials + ") must be 0 or more.");
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "The probability (" + probability + ") must lie in [0, 1].");
    }
  }
}
