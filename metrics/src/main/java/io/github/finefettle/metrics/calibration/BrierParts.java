package io.github.finefettle.metrics.calibration;

import io.github.finefettle.core.statistics.ExactSum;
import io.github.finefettle.metrics.ranking.internal.Ties;
import java.util.List;

/** The two ways to take a squared error apart. */
final class BrierParts {
  private BrierParts() {}

  /**
   * By isotonic regression, without bins (CORP: Dimitriadis, Gneiting and Jordan, "Stable
   * reliability diagrams for probabilistic classifiers", PNAS 118, 2021): with the error S of the
   * confidences, C of the fitted rates and R of the overall rate, reliability is S - C, resolution
   * R - C and uncertainty R.
   */
  static BrierDecomposition corp(Ties ties) {
    double n = (double) ties.positives() + ties.negatives();
    double fitted = IsotonicFit.of(ties).squaredErrors() / n;
    return parts(squaredErrors(ties) / n, fitted, ties.positives() / n);
  }

  /** The same of groups. */
  static BrierDecomposition corp(long[] rows, long[] hits, double[] confidences) {
    double n = 0;
    double h = 0;
    double errors = 0;
    for (int i = 0; i < rows.length; i++) {
      n += rows[i];
      h += hits[i];
      double p = confidences[i];
      errors += hits[i] * ((1 - p) * (1 - p)) + (rows[i] - hits[i]) * (p * p);
    }
    double fitted = IsotonicFit.of(rows, hits, confidences).squaredErrors() / n;
    return parts(errors / n, fitted, h / n);
  }

  /**
   * By bins (Murphy, Journal of Applied Meteorology 12, 1973): of bins with weight w, mean
   * confidence c and rate r, and the overall rate q, reliability is the sum of w (c - r)^2 and
   * resolution that of w (r - q)^2.
   */
  static BrierDecomposition binned(double brier, List<ReliabilityBin> bins) {
    double n = 0;
    double h = 0;
    for (ReliabilityBin bin : bins) {
      n += bin.rows();
      h += bin.hits();
    }
    double rate = h / n;
    double reliability = 0;
    double resolution = 0;
    for (ReliabilityBin bin : bins) {
      double weight = bin.rows() / n;
      reliability += weight * (bin.gap() * bin.gap());
      resolution += weight * ((bin.observed() - rate) * (bin.observed() - rate));
    }
    double uncertainty = rate * (1 - rate);
    return new BrierDecomposition(
        brier,
        reliability,
        resolution,
        uncertainty,
        brier - (reliability - resolution + uncertainty));
  }

  /** The sum of the squared errors of the confidences, rounded once. */
  static double squaredErrors(Ties ties) {
    ExactSum sum = new ExactSum();
    ties.ascending(
        (p, positives, negatives) -> {
          if (positives > 0) {
            sum.addProduct((1 - p) * (1 - p), (double) positives);
          }
          if (negatives > 0) {
            sum.addProduct(p * p, (double) negatives);
          }
        });
    return sum.value();
  }

  private static BrierDecomposition parts(double stated, double fitted, double rate) {
    double uncertainty = rate * (1 - rate);
    // The fit is never worse than either; below 0 there is only rounding.
    return new BrierDecomposition(
        stated, Math.max(0, stated - fitted), Math.max(0, uncertainty - fitted), uncertainty, 0);
  }
}
