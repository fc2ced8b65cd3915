package io.github.finefettle.metrics.multilabel;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.metrics.items.ItemState;

/**
 * The one state behind every metric of label sets: counts and exact sums, so that any partition of
 * the rows merged in any order gives the same bytes.
 *
 * <p>Memory grows with the pairs of labels that meet in rows, not with the rows. Where there are
 * more than a million of them they are given up, and averages over labels have no intervals. Not
 * safe for use by several threads; give each its own and merge.
 */
public final class LabelSetState implements MetricState<LabelSets> {
  private final MultilabelMetric metric;
  private final ItemState<LabelSets> items;
  private final OutcomeTable outcomes;
  private final TruthSets truthSets;

  LabelSetState(MultilabelMetric metric) {
    this(metric, SetItems.INSTANCE.newState(), new OutcomeTable(), new TruthSets());
  }

  LabelSetState(
      MultilabelMetric metric,
      ItemState<LabelSets> items,
      OutcomeTable outcomes,
      TruthSets truthSets) {
    this.metric = metric;
    this.items = items;
    this.outcomes = outcomes;
    this.truthSets = truthSets;
  }

  @Override
  public void add(LabelSets row) {
    items.add(row);
    outcomes.add(row.truth(), row.predicted());
    truthSets.add(row.truth(), 1);
  }

  @Override
  public void merge(MetricState<LabelSets> other) {
    if (!(other instanceof LabelSetState that)) {
      throw new IllegalArgumentException(
          "A state of label sets cannot take in a "
              + other.getClass().getSimpleName()
              + ". Merge states of metrics of label sets only.");
    }
    items.merge(that.items);
    outcomes.merge(that.outcomes);
    truthSets.merge(that.truthSets);
  }

  /**
   * The counts of each label so far.
   *
   * @return the counts
   */
  public LabelCounts counts() {
    return new LabelCounts(items.statistics().n(), outcomes.counts());
  }

  @Override
  public Measurement measure() {
    return metric.measure(this);
  }

  @Override
  public byte[] toBytes() {
    return LabelSetBytes.write(items, outcomes, truthSets);
  }

  ItemState<LabelSets> items() {
    return items;
  }

  OutcomeTable outcomes() {
    return outcomes;
  }

  TruthSets truthSets() {
    return truthSets;
  }
}
