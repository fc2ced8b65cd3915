package io.github.finefettle.metrics.ranking;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.metrics.ranking.internal.Ties;
import java.util.function.ToDoubleFunction;

/** The value, interval and baseline of each ranking metric where it is defined. */
final class RankingFormulas {
  private static final double CHANCE = 0.5;

  private RankingFormulas() {}

  static Measurement measure(RankingMetric metric, Ties ties) {
    return switch (metric.kind()) {
      case AUROC -> area(metric, ties);
      case PARTIAL_AUROC -> partialArea(metric, ties);
      case AVERAGE_PRECISION, PR_AUC_TRAPEZOID -> precisionRecall(metric, ties);
      default -> atPoint(metric, ties);
    };
  }

  static double errorOfCells(RankingMetric metric, Ties ties) {
    if (metric.bits().isEmpty()) {
      return 0;
    }
    return metric.kind() == RankingKind.AUROC
        ? Placements.of(ties).errorOfCells()
        : PrecisionRecall.errorOfCells(ties);
  }

  /** McClish's scale: chance is a half and the best is 1. */
  static double standardized(double area, double most) {
    double chance = most * most / 2;
    return (1 + (area - chance) / (most - chance)) / 2;
  }

  private static Measurement area(RankingMetric metric, Ties ties) {
    Placements placements = Placements.of(ties);
    Interval interval =
        RankingIntervals.normal(
            placements.area(),
            placements.variance(),
            Math.min(ties.positives(), ties.negatives()),
            metric.confidence(),
            "delong");
    double error = metric.bits().isPresent() ? placements.errorOfCells() : 0;
    return measured(metric, ties, placements.area(), CHANCE, withCells(interval, error));
  }

  private static Measurement partialArea(RankingMetric metric, Ties ties) {
    double most = metric.argument();
    PartialArea part = PartialArea.of(ties, most);
    // On the scale of the mean height of the curve, so that the ends of the range are 0 and 1.
    Interval height =
        RankingIntervals.normal(
            part.area() / most,
            part.variance() / (most * most),
            Math.min(ties.positives(), ties.negatives()),
            metric.confidence(),
            "delong");
    if (!metric.isStandardized()) {
      return measured(
          metric, ties, part.area(), most * most / 2, RankingIntervals.scaled(height, most, 0));
    }
    double least = standardized(0, most);
    Interval scaled = RankingIntervals.scaled(height, 1 - least, least);
    return measured(metric, ties, standardized(part.area(), most), CHANCE, scaled);
  }

  private static Measurement precisionRecall(RankingMetric metric, Ties ties) {
    boolean steps = metric.kind() == RankingKind.AVERAGE_PRECISION;
    double value = steps ? PrecisionRecall.steps(ties) : PrecisionRecall.trapezoids(ties);
    Interval interval = RankingIntervals.logit(value, ties.positives(), metric.confidence());
    return measured(
        metric, ties, value, prevalence(ties), withCells(interval, errorOfCells(metric, ties)));
  }

  private static Measurement atPoint(RankingMetric metric, Ties ties) {
    double floor = metric.argument();
    switch (metric.kind()) {
      case RECALL_AT_PRECISION -> {
        OperatingPoint found =
            best(ties, p -> p.precision() >= floor ? p.recall() : Double.NEGATIVE_INFINITY);
        return share(
            metric,
            ties,
            new Proportion(found.truePositives(), ties.positives()),
            prevalence(ties) >= floor ? 1 : 0);
      }
      case PRECISION_AT_RECALL -> {
        OperatingPoint found =
            best(
                ties,
                p ->
                    called(p) > 0 && p.recall() >= floor
                        ? p.precision()
                        : Double.NEGATIVE_INFINITY);
        return share(
            metric, ties, new Proportion(found.truePositives(), called(found)), prevalence(ties));
      }
      default -> {
        OperatingPoint found =
            best(ties, p -> p.recall() >= floor ? p.specificity() : Double.NEGATIVE_INFINITY);
        return share(
            metric, ties, new Proportion(found.trueNegatives(), ties.negatives()), 1 - floor);
      }
    }
  }

  private static long called(OperatingPoint point) {
    return point.truePositives() + point.falsePositives();
  }

  private static Measurement share(
      RankingMetric metric, Ties ties, Proportion share, double chance) {
    return measured(metric, ties, share.value(), chance, share.wilson(metric.confidence()));
  }

  /** The best point, from the one that calls nothing positive to the one that calls everything. */
  private static OperatingPoint best(Ties ties, ToDoubleFunction<OperatingPoint> value) {
    long p = ties.positives();
    long n = ties.negatives();
    OperatingPoint[] best = {new OperatingPoint(Double.POSITIVE_INFINITY, 0, 0, p, n)};
    double[] highest = {value.applyAsDouble(best[0])};
    long[] seen = new long[2];
    ties.descending(
        (score, positives, negatives) -> {
          seen[0] += positives;
          seen[1] += negatives;
          OperatingPoint point =
              new OperatingPoint(score, seen[0], seen[1], p - seen[0], n - seen[1]);
          double found = value.applyAsDouble(point);
          if (found > highest[0]) {
            highest[0] = found;
            best[0] = point;
          }
        });
    return best[0];
  }

  private static double prevalence(Ties ties) {
    return (double) ties.positives() / (ties.positives() + ties.negatives());
  }

  private static Interval withCells(Interval interval, double error) {
    return error > 0 ? RankingIntervals.widened(interval, error) : interval;
  }

  private static Measurement measured(
      RankingMetric metric, Ties ties, double value, double chance, Interval interval) {
    return Measurement.of(metric.signature(), value, ties.positives() + ties.negatives())
        .withInterval(interval)
        .withBaseline(chance)
        .withSupport(ties.positives());
  }
}
