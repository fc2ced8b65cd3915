package io.github.finefettle.metrics.classification;

/**
 * The four counts of one label against all others, and the formulas over them. NaN means undefined.
 *
 * @param hits rows of the label predicted as it (true positives)
 * @param falseAlarms rows of other labels predicted as it (false positives)
 * @param misses rows of the label predicted as another (false negatives)
 * @param quiet all other rows (true negatives)
 */
record OneAgainstRest(long hits, long falseAlarms, long misses, long quiet) {
  static OneAgainstRest of(ConfusionMatrix m, String label) {
    long hits = m.hits(label);
    long truth = m.truthTotal(label);
    long predicted = m.predictedTotal(label);
    return new OneAgainstRest(
        hits, predicted - hits, truth - hits, m.total() - truth - predicted + hits);
  }

  long truth() {
    return hits + misses;
  }

  long others() {
    return falseAlarms + quiet;
  }

  double sensitivity() {
    return Formulas.share(hits, truth());
  }

  double specificity() {
    return Formulas.share(quiet, others());
  }

  /**
   * Sensitivity + specificity - 1 (Youden, 1950) as one quotient of whole numbers where it fits.
   */
  double youdenJ() {
    return truth() == 0 || others() == 0
        ? Double.NaN
        : Math.fma((double) hits, (double) others(), -(double) falseAlarms * truth())
            / ((double) truth() * others());
  }

  /** Sensitivity / (1 - specificity). */
  double positiveLikelihoodRatio() {
    return truth() == 0 || others() == 0 || falseAlarms == 0
        ? Double.NaN
        : ((double) hits * others()) / ((double) falseAlarms * truth());
  }

  /** (1 - sensitivity) / specificity. */
  double negativeLikelihoodRatio() {
    return truth() == 0 || others() == 0 || quiet == 0
        ? Double.NaN
        : ((double) misses * others()) / ((double) quiet * truth());
  }

  /** The geometric mean of sensitivity and specificity. */
  double geometricMean() {
    return Math.sqrt(sensitivity() * specificity());
  }

  /** Hits less false alarms at the odds of the threshold, a row (Vickers and Elkin, 2006). */
  double netBenefit(double threshold) {
    double odds = threshold / (1 - threshold);
    long rows = truth() + others();
    return rows == 0 ? Double.NaN : (double) hits / rows - (double) falseAlarms / rows * odds;
  }
}
