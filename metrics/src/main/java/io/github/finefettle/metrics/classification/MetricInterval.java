package io.github.finefettle.metrics.classification;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.metrics.resampling.CellBootstrap;
import java.util.List;
import java.util.Map;
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
    double confidence = metric.resampling().confidence();
    if (metric.kind().isProportion()) {
      long trials = metric.kind().trials(matrix, metric.labelOrEmpty());
      return trials == 0
          ? Optional.empty()
          : Optional.of(
              new Proportion(metric.kind().successes(matrix, metric.labelOrEmpty()), trials)
                  .wilson(confidence));
    }
    Optional<Interval> resampled =
        CellBootstrap.of(metric.resampling(), "bootstrap/" + metric.signature())
            .interval(matrix.cellCounts(), counts -> metric.valueOrNaN(matrix.withCounts(counts)));
    boolean hasWidth = resampled.isPresent() && resampled.get().halfWidth() > 0;
    return hasWidth ? resampled : ofOneClass(metric, matrix, value);
  }

  private static Optional<Interval> ofOneClass(
      ClassificationMetric metric, ConfusionMatrix matrix, double value) {
    double confidence = metric.resampling().confidence();
    double z = Normal.quantile(0.5 + confidence / 2);
    double low = value;
    double high = value;
    for (String label : matrix.labels()) {
      long rows = matrix.truthTotal(label);
      long turned = (long) Math.ceil(rows * (z * z / (rows + z * z)));
      double shaken = metric.valueOrNaN(turning(matrix, label, turned));
      if (!Double.isNaN(shaken)) {
        low = Math.min(low, shaken);
        high = Math.max(high, shaken);
      }
    }
    return low < high
        ? Optional.of(new Interval(low, high, confidence, "wilson-of-one-class"))
        : Optional.empty();
  }

  /** The matrix with so many rows of a true label turned from right to wrong, or back. */
  private static ConfusionMatrix turning(ConfusionMatrix matrix, String label, long rows) {
    Map<LabelPair, Long> counts = matrix.counts();
    LabelPair hit = new LabelPair(label, label);
    long left = rows;
    if (matrix.hits(label) > 0) {
      String other = otherThan(label, matrix);
      long moved = Math.min(left, matrix.hits(label));
      counts.merge(hit, -moved, Long::sum);
      counts.merge(new LabelPair(label, other), moved, Long::sum);
      return ConfusionMatrix.ofCounts(counts);
    }
    for (String predicted : matrix.labels()) {
      LabelPair miss = new LabelPair(label, predicted);
      long moved = Math.min(left, matrix.count(label, predicted));
      if (moved > 0) {
        counts.merge(miss, -moved, Long::sum);
        counts.merge(hit, moved, Long::sum);
        left -= moved;
      }
    }
    return ConfusionMatrix.ofCounts(counts);
  }

  /** The most frequent other true label; errors go there most easily. */
  private static String otherThan(String label, ConfusionMatrix matrix) {
    List<String> others = matrix.labels().stream().filter(l -> !l.equals(label)).toList();
    String most = others.isEmpty() ? label : others.get(0);
    for (String other : others) {
      if (matrix.truthTotal(other) > matrix.truthTotal(most)) {
        most = other;
      }
    }
    return most;
  }
}
