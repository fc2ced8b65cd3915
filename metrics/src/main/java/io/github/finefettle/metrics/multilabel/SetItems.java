package io.github.finefettle.metrics.multilabel;

import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import java.util.Set;

/**
 * What is summed over rows: whether both sets are equal, the quotients of a row, and for each how
 * many rows have none.
 */
final class SetItems extends ItemMetric<LabelSets> implements ItemScorer<LabelSets> {
  static final SetItems INSTANCE = new SetItems();

  static final int EQUAL = 0;
  static final int CARDINALITY_ERROR = 1;

  /** The column of the first quotient; each has its sum and the rows without one. */
  private static final int RATIOS = 2;

  private SetItems() {}

  static int sumOf(LabelRatio ratio) {
    return RATIOS + 2 * ratio.place();
  }

  static int rowsWithout(LabelRatio ratio) {
    return sumOf(ratio) + 1;
  }

  @Override
  public String id() {
    return "label-set-items";
  }

  @Override
  public int columns() {
    return RATIOS + 2 * LabelRatio.values().length;
  }

  @Override
  public void score(LabelSets row, double[] out) {
    score(row.truth(), row.predicted(), out);
  }

  static void score(Set<String> truth, Set<String> predicted, double[] out) {
    long hits = 0;
    for (String label : truth) {
      hits += predicted.contains(label) ? 1 : 0;
    }
    long[] counts = {hits, predicted.size() - hits, truth.size() - hits};
    out[EQUAL] = counts[1] + counts[2] == 0 ? 1 : 0;
    out[CARDINALITY_ERROR] = Math.abs(truth.size() - predicted.size());
    for (LabelRatio ratio : LabelRatio.values()) {
      double value = ratio.of(counts);
      out[sumOf(ratio)] = Double.isNaN(value) ? 0 : value;
      out[rowsWithout(ratio)] = Double.isNaN(value) ? 1 : 0;
    }
  }

  @Override
  protected ItemScorer<LabelSets> scorer() {
    return this;
  }

  @Override
  protected double value(double[] sums, long n) {
    return sums[EQUAL] / n;
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "there are no rows";
  }

  @Override
  public String signature() {
    return "label-set-items|v:1";
  }

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
    return 1;
  }
}
