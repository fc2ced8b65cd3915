package io.github.finefettle.metrics.classification;

import java.math.BigInteger;

/**
 * Rank correlations of two ordinal variables from their contingency table. Pairs of rows are
 * counted and never walked over, and whole numbers are kept until the last division. NaN means
 * undefined.
 */
final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * Kendall's tau-b: (concordant - discordant pairs) / sqrt(pairs that differ in the one * pairs
   * that differ in the other).
   */
  static double tauB(long[][] counts) {
    BigInteger surplus = BigInteger.ZERO;
    long[] before = new long[counts.length];
    for (long[] row : counts) {
      // before[j]: the rows with a lower first variable and j as the second.
      long below = 0;
      long above = sum(before);
      for (int j = 0; j < row.length; j++) {
        above -= before[j];
        surplus = surplus.add(product(row[j], below - above));
        below += before[j];
      }
      for (int j = 0; j < row.length; j++) {
        before[j] += row[j];
      }
    }
    BigInteger untiedTruth = differing(rowTotals(counts));
    BigInteger untiedPredicted = differing(columnTotals(counts));
    return untiedTruth.signum() == 0 || untiedPredicted.signum() == 0
        ? Double.NaN
        : quotient(surplus, untiedTruth, untiedPredicted);
  }

  /** The correlation of ranks, in which rows that are equal share the middle of their ranks. */
  static double spearman(long[][] counts) {
    long[] truth = rowTotals(counts);
    long[] predicted = columnTotals(counts);
    long[] truthRanks = centredRanks(truth);
    long[] predictedRanks = centredRanks(predicted);
    BigInteger covariance = BigInteger.ZERO;
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        if (counts[i][j] > 0) {
          covariance =
              covariance.add(
                  product(truthRanks[i], predictedRanks[j])
                      .multiply(BigInteger.valueOf(counts[i][j])));
        }
      }
    }
    BigInteger truthVariance = variance(truth, truthRanks);
    BigInteger predictedVariance = variance(predicted, predictedRanks);
    return truthVariance.signum() == 0 || predictedVariance.signum() == 0
        ? Double.NaN
        : quotient(covariance, truthVariance, predictedVariance);
  }

  static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }

  static long[] rowTotals(long[][] counts) {
    long[] totals = new long[counts.length];
    for (int i = 0; i < counts.length; i++) {
      totals[i] = sum(counts[i]);
    }
    return totals;
  }

  static long[] columnTotals(long[][] counts) {
    long[] totals = new long[counts.length];
    for (long[] row : counts) {
      for (int j = 0; j < row.length; j++) {
        totals[j] += row[j];
      }
    }
    return totals;
  }

  /** Twice the middle rank less twice the mean rank: whole numbers with mean 0. */
  private static long[] centredRanks(long[] totals) {
    long[] ranks = new long[totals.length];
    long n = sum(totals);
    long before = 0;
    for (int i = 0; i < totals.length; i++) {
      ranks[i] = 2 * before + totals[i] - n;
      before += totals[i];
    }
    return ranks;
  }

  private static BigInteger variance(long[] totals, long[] ranks) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < totals.length; i++) {
      sum = sum.add(product(ranks[i], ranks[i]).multiply(BigInteger.valueOf(totals[i])));
    }
    return sum;
  }

  /** The number of pairs that are not tied. */
  private static BigInteger differing(long[] totals) {
    BigInteger squares = BigInteger.ZERO;
    for (long total : totals) {
      squares = squares.add(product(total, total));
    }
    long n = sum(totals);
    return product(n, n).subtract(squares).shiftRight(1);
  }

  /** Perfect correlations must give 1 to the last bit, so equal divisors are not rooted. */
  private static double quotient(BigInteger dividend, BigInteger a, BigInteger b) {
    return a.equals(b)
        ? dividend.doubleValue() / a.doubleValue()
        : dividend.doubleValue() / (Math.sqrt(a.doubleValue()) * Math.sqrt(b.doubleValue()));
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }
}
