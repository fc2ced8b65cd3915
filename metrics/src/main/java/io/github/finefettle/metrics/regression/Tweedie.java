package io.github.finefettle.metrics.regression;

/**
 * The unit deviance of a Tweedie distribution: twice the difference between the log-likelihood of a
 * perfect prediction and that of this one (Jørgensen, 1987; the limits at powers 1 and 2 are the
 * Poisson and gamma deviances).
 */
final class Tweedie {
  private Tweedie() {}

  /** The deviance, or NaN where truth or prediction lies outside what the power allows. */
  static double deviance(double power, double y, double p) {
    if (power == 0) {
      return (y - p) * (y - p);
    }
    boolean truthFits = power < 0 || (power < 2 ? y >= 0 : y > 0);
    if (!truthFits || !(p > 0)) {
      return Double.NaN;
    }
    if (power == 1) {
      return 2 * ((y == 0 ? 0 : y * StrictMath.log(y / p)) - y + p);
    }
    if (power == 2) {
      return 2 * (StrictMath.log(p / y) + y / p - 1);
    }
    return 2
        * (StrictMath.pow(Math.max(y, 0), 2 - power) / ((1 - power) * (2 - power))
            - y * StrictMath.pow(p, 1 - power) / (1 - power)
            + StrictMath.pow(p, 2 - power) / (2 - power));
  }

  /** The part of half the deviance that does not depend on the prediction, but for the truth. */
  static double ofTruth(double power, double y) {
    if (power == 1) {
      return y == 0 ? 0 : y * StrictMath.log(y);
    }
    return power == 2
        ? -StrictMath.log(y)
        : StrictMath.pow(y, 2 - power) / ((1 - power) * (2 - power));
  }

  /** The sum of deviances of n truths from their mean, given their sum and that of their parts. */
  static double ofMean(double power, double truths, double parts, long n) {
    double mean = truths / n;
    if (power == 1) {
      return 2 * (parts - truths * StrictMath.log(mean));
    }
    if (power == 2) {
      return 2 * (n * StrictMath.log(mean) + parts);
    }
    return 2
        * (parts
            - truths * StrictMath.pow(mean, 1 - power) / (1 - power)
            + n * StrictMath.pow(mean, 2 - power) / (2 - power));
  }
}
