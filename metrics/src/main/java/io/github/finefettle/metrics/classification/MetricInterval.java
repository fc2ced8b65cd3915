package io.github.finefettle.metrics.classification;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.metrics.resampling.CellBootstrap;
import java.util.Optional;

/**
 * The interval of a metric: Wilson's for a share, a bootstrap over the matrix for the others.
 *
 * <p>Where a model makes no error (or nothing but errors) every resample repeats the value and the
 * bootstrap's interval would have no width, however few rows there are. Then Wilson's bound says
 * how many rows of one class may go the other way: z^2 / (m + z^2) of its m rows. The interval
 * reaches to the worst (and best) value of the metric when that happens to any one class.
 */
final class MetricInterval {
  private MetricInterval() {}

  static Optional<Interval> of(ClassificationMetric metric, ConfusionMatrix matrix, double value) {
    double confidence = metric.choices().resampling().confidence();
    if (metric.kind().isProportion(metric.choices())) {
      long trials = metric.kind().trials(matrix, metric.choices());
      return trials == 0
          ? Optional.empty()
          : Optional.of(
              new Proportion(metric.kind().successes(matrix, metric.choices()), trials)
                  .wilson(confidence));
    }
    Optional<Interval> resampled =
        CellBootstrap.of(metric.choices().resampling(), "bootstrap/" + metric.signature())
            .interval(matrix.cellCounts(), counts -> metric.valueOrNaN(matrix.withCounts(counts)));
    boolean hasWidth = resampled.isPresent() && resampled.get().halfWidth() > 0;
    return hasWidth ? resampled : ofOneClass(metric, matrix, value);
  }

  private static Optional<Interval> ofOneClass(
      ClassificationMetric metric, ConfusionMatrix matrix, double value) {
    double confidence = metric.choices().resampling().confidence();
    double z = Normal.quantile(0.5 + confidence / 2);
    double low = value;
    double high = value;
    TurnedRows turnedRows = new TurnedRows(matrix);
    for (String label : turnedRows.truths()) {
      long rows = matrix.truthTotal(label);
      long turned = (long) Math.ceil(rows * (z * z / (rows + z * z)));
      double shaken = metric.valueOrNaN(turnedRows.of(label, turned));
      if (!Double.isNaN(shaken)) {
        low = Math.min(low, shaken);
        high = Math.max(high, shaken);
      }
    }
    return low < high
        ? Optional.of(new Interval(low, high, confidence, "wilson-of-one-class"))
        : Optional.empty();
  }
}
