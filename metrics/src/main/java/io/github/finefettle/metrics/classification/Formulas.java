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
   * Balanced accuracy less what answers without looking score, over what is then left: (s - 1 / K)
   * / (1 - 1 / K) for K labels with true rows.
   */
  static double adjustedBalancedAccuracy(ConfusionMatrix m) {
    int classes = 0;
    for (int i = 0; i < m.size(); i++) {
      classes += m.truthTotal(i) > 0 ? 1 : 0;
    }
    double chance = 1.0 / classes;
    return classes < 2 ? Double.NaN : (balancedAccuracy(m) - chance) / (1 - chance);
  }

  /**
   * Matthews' correlation for any number of labels: R_K of Gorodkin ("Comparing two K-category
   * assignments by a K-category correlation coefficient", 2004, equation 8).
   */
  static double matthews(ConfusionMatrix m, ConstantRule rule) {
    double covariance = squareLess(m, Dot.TRUTH_PREDICTED, m.totalHits());
    double truthVariance = squareLess(m, Dot.TRUTH_TRUTH, m.total());
    double predictedVariance = squareLess(m, Dot.PREDICTED_PREDICTED, m.total());
    if (truthVariance == 0 || predictedVariance == 0) {
      return rule == ConstantRule.TORCHMETRICS ? constantMatthews(m) : Double.NaN;
    }
    return covariance / Math.sqrt(truthVariance * predictedVariance);
  }

  /**
   * What torchmetrics 1.9 puts in the place of the correlation where one side is constant: 0 for
   * three labels and more; for one or two, 1 if all is right, -1 if all is wrong, else what its
   * small summand tends to, (right - wrong) / sqrt(n * right * wrong).
   */
  private static double constantMatthews(ConfusionMatrix m) {
    long right = m.totalHits();
    long wrong = m.total() - right;
    if (m.total() == 0) {
      return Double.NaN;
    }
    if (m.labels().size() > 2) {
      return 0;
    }
    if (right == 0 || wrong == 0) {
      return wrong == 0 ? 1 : -1;
    }
    return (double) (right - wrong) / Math.sqrt((double) m.total() * right * wrong);
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
