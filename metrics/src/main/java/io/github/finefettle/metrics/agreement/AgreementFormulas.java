package io.github.finefettle.metrics.agreement;

/**
 * Coefficients of agreement for nominal ratings, from weights of the different items. NaN means
 * undefined. Sums run over items and categories in their order, so equal states give equal bits.
 */
final class AgreementFormulas {
  private AgreementFormulas() {}

  /** The agreement of two ratings drawn at random from all of them. */
  static double chance(RatingPatterns patterns, long[] weights) {
    long[] totals = patterns.totals(weights, 2);
    double n = RatingPatterns.sum(totals);
    double sum = 0;
    for (long total : totals) {
      sum += total / n * (total / n);
    }
    return sum;
  }

  /** Fleiss (1971): (P - Pe) / (1 - Pe); needs the same number of ratings for every item. */
  static double fleissKappa(RatingPatterns patterns, long[] weights) {
    if (!hasOneSize(patterns, weights)) {
      return Double.NaN;
    }
    double expected = chance(patterns, weights);
    return expected == 1
        ? Double.NaN
        : (patterns.rawAgreement(weights) - expected) / (1 - expected);
  }

  static boolean hasOneSize(RatingPatterns patterns, long[] weights) {
    int size = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        if (patterns.size()[i] < 2 || (size > 0 && size != patterns.size()[i])) {
          return false;
        }
        size = patterns.size()[i];
      }
    }
    return size > 0;
  }

  /**
   * Gwet's AC1 (2008): chance agreement is the sum of pi (1 - pi) over q - 1, where pi is the mean
   * over rated items of the share of a category and q the number of categories.
   */
  static double gwetAc1(RatingPatterns patterns, long[] weights) {
    int q = patterns.categories().size();
    double[] shares = new double[q];
    long rated = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int c = 0; c < patterns.category()[i].length; c++) {
        shares[patterns.category()[i][c]] +=
            weights[i] * ((double) patterns.times()[i][c] / patterns.size()[i]);
      }
      rated += patterns.size()[i] > 0 ? weights[i] : 0;
    }
    if (q < 2 || rated == 0) {
      return Double.NaN;
    }
    double n = rated;
    double spread = 0;
    for (double share : shares) {
      spread += share / n * (1 - share / n);
    }
    double expected = spread / (q - 1);
    return (patterns.rawAgreement(weights) - expected) / (1 - expected);
  }
}
