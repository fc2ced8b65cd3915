package io.github.finefettle.metrics.text;

/**
 * chrF from its counts, as sacrebleu 2.6.0 computes it from Popović (2015). Takes any sums, also
 * such as no text has.
 */
final class ChrfFormula {
  private static final double EPSILON = 1e-16;
  private static final double PERCENT = 100;

  private final int orders;
  private final double factor;
  private final boolean epsilonSmoothing;

  ChrfFormula(int orders, double beta, boolean epsilonSmoothing) {
    this.orders = orders;
    this.factor = beta * beta;
    this.epsilonSmoothing = epsilonSmoothing;
  }

  /**
   * The score.
   *
   * @param counts for each order the n-grams of prediction, reference, and both
   * @return 0 to 100
   */
  double score(double[] counts) {
    return Math.min(PERCENT, unbounded(counts));
  }

  /** The score as rounding leaves it, which decides between references as it does in the tool. */
  double unbounded(double[] counts) {
    return epsilonSmoothing ? meanOfScores(counts) : scoreOfMeans(counts);
  }

  /** As chrF++.py, Moses and NLTK: every order counts, one without n-grams with next to nothing. */
  private double meanOfScores(double[] counts) {
    double sum = 0;
    for (int i = 0; i < orders; i++) {
      double precision = counts[3 * i] > 0 ? counts[3 * i + 2] / counts[3 * i] : EPSILON;
      double recall = counts[3 * i + 1] > 0 ? counts[3 * i + 2] / counts[3 * i + 1] : EPSILON;
      double divisor = factor * precision + recall;
      sum += divisor > 0 ? (1 + factor) * precision * recall / divisor : EPSILON;
    }
    return PERCENT * sum / orders;
  }

  /** The default: only orders that both sides have; the means first, one F-score of them then. */
  private double scoreOfMeans(double[] counts) {
    double precisions = 0;
    double recalls = 0;
    int effective = 0;
    for (int i = 0; i < orders; i++) {
      double inPrediction = counts[3 * i];
      double inReference = counts[3 * i + 1];
      if (inPrediction > 0 && inReference > 0) {
        precisions += counts[3 * i + 2] / inPrediction;
        recalls += counts[3 * i + 2] / inReference;
        effective++;
      }
    }
    if (effective == 0) {
      return 0;
    }
    double precision = precisions / effective;
    double recall = recalls / effective;
    double divisor = factor * precision + recall;
    return precision + recall > 0 && divisor > 0
        ? PERCENT * ((1 + factor) * precision * recall / divisor)
        : 0;
  }
}
