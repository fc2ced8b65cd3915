package io.github.finefettle.metrics.regression;

import io.github.finefettle.core.statistics.ExactSum;

/** Rank correlations of pairs that are sorted by the first column, then by the second. */
final class Ranks {
  private Ranks() {}

  static boolean isConstant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  /** Pearson's correlation of midranks. Twice a midrank is whole, so the sums are exact. */
  static double spearman(double[] sortedFirst, double[] second) {
    int n = second.length;
    double[] values = second.clone();
    double[] places = new double[n];
    for (int i = 0; i < n; i++) {
      places[i] = i;
    }
    PairOrder.sort(values, places, n);
    double[] ofSorted = doubledMidranks(values);
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      b[(int) places[i]] = ofSorted[i];
    }
    double[] a = doubledMidranks(sortedFirst);
    ExactSum sumA = new ExactSum();
    ExactSum sumB = new ExactSum();
    ExactSum squaresA = new ExactSum();
    ExactSum squaresB = new ExactSum();
    ExactSum products = new ExactSum();
    for (int i = 0; i < n; i++) {
      sumA.add(a[i]);
      sumB.add(b[i]);
      squaresA.addProduct(a[i], a[i]);
      squaresB.addProduct(b[i], b[i]);
      products.addProduct(a[i], b[i]);
    }
    double both = ExactSum.ofDeviations(products, sumA, sumB, n);
    double spreadA = ExactSum.ofDeviations(squaresA, sumA, sumA, n);
    double spreadB = ExactSum.ofDeviations(squaresB, sumB, sumB, n);
    return Math.max(-1, Math.min(1, both / Math.sqrt(spreadA * spreadB)));
  }

  /** Tau-b: agreeing less disagreeing pairs over the root of the pairs not tied on either side. */
  static double kendall(double[] sortedFirst, double[] second) {
    int n = second.length;
    long pairs = (long) n * (n - 1) / 2;
    long tiedFirst = 0;
    long tiedBoth = 0;
    long runFirst = 1;
    long runBoth = 1;
    for (int i = 1; i < n; i++) {
      boolean same = sortedFirst[i] == sortedFirst[i - 1];
      boolean alike = same && second[i] == second[i - 1];
      // A run of k adds 1 + 2 + ... + (k - 1) pairs.
      runFirst = same ? runFirst + 1 : 1;
      runBoth = alike ? runBoth + 1 : 1;
      tiedFirst += runFirst - 1;
      tiedBoth += runBoth - 1;
    }
    double[] values = second.clone();
    long discordant = PairOrder.sortCountingSwaps(values);
    long tiedSecond = 0;
    long runSecond = 1;
    for (int i = 1; i < n; i++) {
      runSecond = values[i] == values[i - 1] ? runSecond + 1 : 1;
      tiedSecond += runSecond - 1;
    }
    long difference = pairs - tiedFirst - tiedSecond + tiedBoth - 2 * discordant;
    double tau =
        difference
            / Math.sqrt((double) (pairs - tiedFirst))
            / Math.sqrt((double) (pairs - tiedSecond));
    return Math.max(-1, Math.min(1, tau));
  }

  private static double[] doubledMidranks(double[] sorted) {
    double[] ranks = new double[sorted.length];
    for (int from = 0, to; from < sorted.length; from = to) {
      to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[i] = (double) from + to + 1;
      }
    }
    return ranks;
  }
}
