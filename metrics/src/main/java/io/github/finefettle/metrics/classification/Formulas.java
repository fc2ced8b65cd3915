package io.github.finefettle.metrics.classification;

import io.github.finefettle.core.statistics.ExactSum;

/**
 * The formulas over a confusion matrix. NaN means undefined and never leaves the package.
 *
 * <p>Each walks over the labels in their order, and everything that can be is counted in whole
 * numbers and divided once, so equal matrices give equal bits. A label that neither occurs among
 * the true nor among the predicted labels takes no part.
 */
final class Formulas {
  /** Squares of totals up to this are exact in a long. */
  private static final long LARGEST_SQUARED = 3_037_000_499L;

  private Formulas() {}

  static double share(long successes, long trials) {
    return trials == 0 ? Double.NaN : (double) successes / trials;
  }

  /** F1 from counts: 2 tp / (2 tp + fp + fn) (van Rijsbergen, 1979). */
  static double f1(long hits, long truthTotal, long predictedTotal) {
    return share(2 * hits, truthTotal + predictedTotal);
  }

  /** The unweighted mean of the F1 of each label seen, not the F1 of mean precision and recall. */
  static double macroF1(ConfusionMatrix m) {
    double sum = 0;
    int seen = 0;
    for (int i = 0; i < m.size(); i++) {
      if (m.isSeen(i)) {
        sum += f1(m.hits(i), m.truthTotal(i), m.predictedTotal(i));
        seen++;
      }
    }
    return seen == 0 ? Double.NaN : sum / seen;
  }

  /** The mean of the F1 of each label, weighted with its true rows. */
  static double weightedF1(ConfusionMatrix m) {
    double sum = 0;
    for (int i = 0; i < m.size(); i++) {
      if (m.isSeen(i)) {
        sum += m.truthTotal(i) * f1(m.hits(i), m.truthTotal(i), m.predictedTotal(i));
      }
    }
    return m.total() == 0 ? Double.NaN : sum / m.total();
  }

  /** The mean recall of the labels that have true rows. */
  static double balancedAccuracy(ConfusionMatrix m) {
    double sum = 0;
    int classes = 0;
    for (int i = 0; i < m.size(); i++) {
      if (m.truthTotal(i) > 0) {
        sum += share(m.hits(i), m.truthTotal(i));
        classes++;
      }
    }
    return classes == 0 ? Double.NaN : sum / classes;
  }

  /**
   * Matthews' correlation for any number of labels: R_K of Gorodkin ("Comparing two K-category
   * assignments by a K-category correlation coefficient", 2004, equation 8).
   */
  static double matthews(ConfusionMatrix m) {
    double covariance = squareLess(m, Dot.TRUTH_PREDICTED, m.totalHits());
    double truthVariance = squareLess(m, Dot.TRUTH_TRUTH, m.total());
    double predictedVariance = squareLess(m, Dot.PREDICTED_PREDICTED, m.total());
    if (truthVariance == 0 || predictedVariance == 0) {
      return Double.NaN;
    }
    return covariance / Math.sqrt(truthVariance * predictedVariance);
  }

  /** Cohen's kappa (1960) without weights, both sides multiplied by the square of the total. */
  static double cohenKappa(ConfusionMatrix m) {
    double possible = squareLess(m, Dot.TRUTH_PREDICTED, m.total());
    return possible == 0
        ? Double.NaN
        : squareLess(m, Dot.TRUTH_PREDICTED, m.totalHits()) / possible;
  }

  private enum Dot {
    TRUTH_PREDICTED,
    TRUTH_TRUTH,
    PREDICTED_PREDICTED
  }

  /** factor * total - sum of products of two margins, exact until it is rounded to a double. */
  private static double squareLess(ConfusionMatrix m, Dot dot, long factor) {
    if (m.total() <= LARGEST_SQUARED) {
      long value = factor * m.total();
      for (int i = 0; i < m.size(); i++) {
        value -= left(m, dot, i) * right(m, dot, i);
      }
      return value;
    }
    ExactSum value = new ExactSum();
    value.addProduct((double) factor, (double) m.total());
    for (int i = 0; i < m.size(); i++) {
      value.addProduct((double) -left(m, dot, i), (double) right(m, dot, i));
    }
    return value.value();
  }

  private static long left(ConfusionMatrix m, Dot dot, int label) {
    return dot == Dot.PREDICTED_PREDICTED ? m.predictedTotal(label) : m.truthTotal(label);
  }

  private static long right(ConfusionMatrix m, Dot dot, int label) {
    return dot == Dot.TRUTH_TRUTH ? m.truthTotal(label) : m.predictedTotal(label);
  }
}
