package io.github.finefettle.metrics.multilabel;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.metrics.classification.LabelChoice;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Optional;

/**
 * How a metric of label sets follows from counts of labels or sums over rows. NaN means undefined.
 *
 * @param kind which metric
 * @param labels which labels take part in an average over labels
 * @param zeroRule what stands in the place of a quotient that has no value
 */
record SetFormula(MultilabelKind kind, LabelChoice labels, ZeroRule zeroRule) {
  double value(LabelCounts counts, double[] sums) {
    return kind.isOverLabels() ? averages(counts).value() : ofItems(sums, counts.rows());
  }

  String whyUndefined(LabelCounts counts, double[] sums) {
    if (kind.isOverLabels()) {
      return averages(counts).whyUndefined();
    }
    long rows = (long) sums[SetItems.rowsWithout(kind.ratio())];
    return switch (kind.ratio()) {
      case PRECISION -> "rows that were given no label: " + rows;
      case RECALL -> "rows that have no label: " + rows;
      default -> "rows that neither have nor were given a label: " + rows;
    };
  }

  /** Wilson's for a share of rows, the delta method over labels, a bootstrap of rows else. */
  Optional<Interval> interval(
      MultilabelMetric metric, Resampling plan, LabelSetState sets, double value) {
    if (kind == MultilabelKind.SUBSET_ACCURACY) {
      long equal = (long) sets.items().statistics().sums()[SetItems.EQUAL];
      return Optional.of(
          new Proportion(equal, sets.items().statistics().n()).wilson(plan.confidence()));
    }
    if (kind.isOverLabels()) {
      return averages(sets.counts()).interval(plan.confidence(), value, sets.outcomes());
    }
    return sets.items()
        .statistics()
        .interval(
            plan,
            "interval/" + metric.signature(),
            this::ofItems,
            metric.lowest(),
            metric.highest());
  }

  private LabelAverages averages(LabelCounts counts) {
    return new LabelAverages(kind, labels, zeroRule, counts);
  }

  private double ofItems(double[] sums, long n) {
    if (kind == MultilabelKind.SUBSET_ACCURACY) {
      return sums[SetItems.EQUAL] / n;
    }
    if (kind == MultilabelKind.LABEL_CARDINALITY_ERROR) {
      return sums[SetItems.CARDINALITY_ERROR] / n;
    }
    double without = sums[SetItems.rowsWithout(kind.ratio())];
    // NaN times no rows would be NaN too.
    double ruled = without == 0 ? 0 : without * zeroRule.replacement();
    return (sums[SetItems.sumOf(kind.ratio())] + ruled) / n;
  }
}
