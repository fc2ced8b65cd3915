package io.github.finefettle.metrics.answering;

import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemStatistics;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Optional;
import java.util.Set;

/** The mean of a column over items, or over those items that another column counts. */
abstract class MeanScore<R> extends ItemMetric<R> {
  private final Scale scale;
  private final Resampling resampling;

  MeanScore(Scale scale, Resampling resampling) {
    this.scale = scale;
    this.resampling = resampling;
  }

  /** The sum of what each item scored. */
  abstract double total(double[] sums);

  /** How many items take part. */
  double items(double[] sums, long n) {
    return n;
  }

  /** Whether an item scores 0 or 1, so that Wilson's interval fits. */
  abstract boolean isShare();

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public double lowest() {
    return 0;
  }

  @Override
  public double highest() {
    return scale.factor();
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.TEXT);
  }

  @Override
  protected double value(double[] sums, long n) {
    double items = items(sums, n);
    return items == 0 ? Double.NaN : scale.factor() * total(sums) / items;
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "no row takes part";
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected Optional<Interval> interval(ItemStatistics statistics, double value) {
    if (!isShare()) {
      return super.interval(statistics, value);
    }
    double[] sums = statistics.sums();
    Interval wilson =
        new Proportion((long) total(sums), (long) items(sums, statistics.n()))
            .wilson(resampling.confidence());
    return Optional.of(
        new Interval(
            scale.factor() * wilson.low(),
            scale.factor() * wilson.high(),
            wilson.confidence(),
            wilson.method()));
  }

  final Scale scale() {
    return scale;
  }
}
