package io.github.finefettle.metrics.text;

/**
 * BLEU from its counts, as sacrebleu 2.6.0 computes it from Papineni et al. (2002).
 *
 * <p>Takes any sums, also such as no text has (the interval moves them a little), in which what is
 * 0 or less counts as nothing.
 */
final class BleuFormula {
  /** What stands for the logarithm of 0, so that the score is 0 and not undefined. */
  private static final double LOG_OF_ZERO = -9_999_999_999.0;

  private static final double PERCENT = 100;

  private final int order;
  private final BleuSmoothing smoothing;
  private final boolean effectiveOrder;

  BleuFormula(int order, BleuSmoothing smoothing, boolean effectiveOrder) {
    this.order = order;
    this.smoothing = smoothing;
    this.effectiveOrder = effectiveOrder;
  }

  double brevityPenalty(double[] sums) {
    double length = sums[2 * order];
    double reference = sums[2 * order + 1];
    if (length >= reference) {
      return 1;
    }
    return length > 0 ? StrictMath.exp(1 - reference / length) : 0;
  }

  double score(double[] sums) {
    double[] precisions = new double[order];
    int orders = precisions(sums, precisions);
    if (orders == 0) {
      return 0;
    }
    double logs = 0;
    for (int n = 0; n < orders; n++) {
      logs += precisions[n] == 0 ? LOG_OF_ZERO : StrictMath.log(precisions[n]);
    }
    // Rounding can lift a perfect score a little over 100.
    return Math.min(PERCENT, brevityPenalty(sums) * StrictMath.exp(logs / orders));
  }

  /**
   * The smoothed precisions in percent.
   *
   * @param out filled; all 0 where there is no match at all
   * @return over how many orders the mean is taken, 0 where there is no match at all
   */
  int precisions(double[] sums, double[] out) {
    if (!hasMatches(sums)) {
      return 0;
    }
    double halved = 1;
    int orders = order;
    for (int n = 0; n < order; n++) {
      double added =
          smoothing.method() == BleuSmoothing.Method.ADD_K && n > 0 ? smoothing.value() : 0;
      double correct = sums[n] + added;
      double total = sums[order + n] + added;
      if (!(total > 0)) {
        break;
      }
      if (effectiveOrder) {
        orders = n + 1;
      }
      if (correct > 0) {
        out[n] = PERCENT * correct / total;
      } else if (smoothing.method() == BleuSmoothing.Method.EXPONENTIAL) {
        halved *= 2;
        out[n] = PERCENT / (halved * total);
      } else if (smoothing.method() == BleuSmoothing.Method.FLOOR) {
        out[n] = PERCENT * smoothing.value() / total;
      }
    }
    return orders;
  }

  private boolean hasMatches(double[] sums) {
    for (int n = 0; n < order; n++) {
      if (sums[n] > 0) {
        return true;
      }
    }
    return false;
  }
}
