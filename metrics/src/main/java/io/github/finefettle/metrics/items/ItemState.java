package io.github.finefettle.metrics.items;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import java.util.Arrays;

/**
 * The state of every {@link ItemMetric}: exact sums of what is counted of the items.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 *
 * @param <R> the type of a row
 */
public final class ItemState<R> implements MetricState<R> {
  private final ItemMetric<R> metric;
  private final ItemScorer<R> scorer;
  private final ItemStatistics statistics;
  private final double[] row;

  ItemState(ItemMetric<R> metric, ItemStatistics statistics) {
    this.metric = metric;
    this.scorer = metric.scorer().forState();
    this.statistics = statistics;
    this.row = new double[scorer.columns()];
  }

  @Override
  public void add(R item) {
    Arrays.fill(row, 0);
    scorer.score(item, row);
    statistics.add(row);
  }

  /**
   * Takes in what was counted elsewhere.
   *
   * @param other counts of the same scorer
   */
  public void add(ItemStatistics other) {
    statistics.merge(other);
  }

  @Override
  public void merge(MetricState<R> other) {
    if (!(other instanceof ItemState<R> that) || !that.scorerId().equals(scorerId())) {
      throw new IllegalArgumentException(
          "A state of "
              + scorerId()
              + " cannot take in "
              + (other instanceof ItemState<R> that
                  ? "one of " + that.scorerId()
                  : "a " + other.getClass().getSimpleName())
              + ". Merge states of the same metric only.");
    }
    statistics.merge(that.statistics);
  }

  /**
   * The counts so far.
   *
   * @return the statistics, which go on with this state
   */
  public ItemStatistics statistics() {
    return statistics;
  }

  @Override
  public Measurement measure() {
    return metric.measure(statistics);
  }

  @Override
  public byte[] toBytes() {
    return statistics.toBytes(scorerId());
  }

  String scorerId() {
    return scorer.id();
  }
}
