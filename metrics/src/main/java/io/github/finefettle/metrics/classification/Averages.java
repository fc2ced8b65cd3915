package io.github.finefettle.metrics.classification;

import io.github.finefettle.metrics.description.ZeroRule;

/**
 * Precision, recall, F and Jaccard of one label or averaged over several. NaN means undefined.
 *
 * <p>F comes from counts, (1 + b^2) tp / (b^2 (tp + fn) + tp + fp) (van Rijsbergen, 1979), so it is
 * 0 and not undefined where there are errors but no hit. An average is over the quotients of the
 * labels, not a quotient of averages. A label whose quotient has no value is what the zero rule
 * says; under {@link ZeroRule#UNDEFINED} the average has no value either.
 */
final class Averages {
  /** The quotient that is averaged. */
  enum Ratio {
    PRECISION,
    RECALL,
    F,
    JACCARD
  }

  private Averages() {}

  /** The quotient for hits, true rows and predicted rows; NaN where there is none. */
  static double ratio(Ratio ratio, double beta, long hits, long truth, long predicted) {
    return switch (ratio) {
      case PRECISION -> Formulas.share(hits, predicted);
      case RECALL -> Formulas.share(hits, truth);
      case JACCARD -> Formulas.share(hits, truth + predicted - hits);
      case F -> f(beta, hits, truth, predicted);
    };
  }

  static double macro(ConfusionMatrix m, MetricChoices choices, Ratio ratio) {
    int[] labels = choices.labels().positions(m);
    double sum = 0;
    for (int label : labels) {
      sum += ofLabel(m, choices, ratio, label);
    }
    return labels.length == 0 ? Double.NaN : sum / labels.length;
  }

  /** Weighted with the true rows; labels without any have no weight, whatever their quotient. */
  static double weighted(ConfusionMatrix m, MetricChoices choices, Ratio ratio) {
    double sum = 0;
    long rows = 0;
    for (int label : choices.labels().positions(m)) {
      long weight = label < 0 ? 0 : m.truthTotal(label);
      if (weight > 0) {
        sum += weight * ofLabel(m, choices, ratio, label);
        rows += weight;
      }
    }
    if (rows == 0) {
      // As in scikit-learn 1.9: weights that are all 0 are ignored, if there is a rule at all.
      return choices.zeroRule() == ZeroRule.UNDEFINED ? Double.NaN : macro(m, choices, ratio);
    }
    return sum / rows;
  }

  static double micro(ConfusionMatrix m, MetricChoices choices, Ratio ratio) {
    Totals totals = Totals.of(m, choices.labels());
    return ratio(ratio, choices.beta(), totals.hits, totals.truth, totals.predicted);
  }

  /** Why an average over labels has no value, as a clause. */
  static String whyUndefined(
      ConfusionMatrix m, MetricChoices choices, Ratio ratio, boolean weighted) {
    for (int label : choices.labels().positions(m)) {
      boolean counts = !weighted || (label >= 0 && m.truthTotal(label) > 0);
      if (counts && Double.isNaN(ofLabel(m, choices, ratio, label))) {
        return none(ratio, "\"" + choices.labels().name(m, label) + "\"");
      }
    }
    return weighted
        ? none(Ratio.RECALL, "of any of those that take part")
        : none(ratio, "of any of those that take part");
  }

  /** The clause of a quotient that divides by zero. */
  static String none(Ratio ratio, String label) {
    return switch (ratio) {
      case PRECISION -> "no row was predicted as " + label;
      case RECALL -> "no row has the true label " + label;
      case F, JACCARD -> "no row has the true or the predicted label " + label;
    };
  }

  private static double ofLabel(ConfusionMatrix m, MetricChoices choices, Ratio ratio, int label) {
    double value =
        label < 0
            ? Double.NaN
            : ratio(
                ratio, choices.beta(), m.hits(label), m.truthTotal(label), m.predictedTotal(label));
    return Double.isNaN(value) ? choices.zeroRule().replacement() : value;
  }

  private static double f(double beta, long hits, long truth, long predicted) {
    double square = beta * beta;
    double divisor = square * truth + predicted;
    if (Double.isInfinite(square) || Double.isInfinite(divisor)) {
      // The limit, from where on no double tells it from recall.
      return Formulas.share(hits, truth);
    }
    return divisor == 0 ? Double.NaN : (1 + square) * hits / divisor;
  }

  /** The counts of all labels that take part, together. */
  record Totals(long hits, long truth, long predicted) {
    static Totals of(ConfusionMatrix m, LabelChoice labels) {
      long hits = 0;
      long truth = 0;
      long predicted = 0;
      for (int label : labels.positions(m)) {
        if (label >= 0) {
          hits += m.hits(label);
          truth += m.truthTotal(label);
          predicted += m.predictedTotal(label);
        }
      }
      return new Totals(hits, truth, predicted);
    }
  }
}
