package io.github.finefettle.metrics.retrieval;

import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;

/** What a measure counts of one query: its value, whether it counts, and whether it is a part. */
final class QueryScorer implements ItemScorer<RankedQuery> {
  /** The sum of values. */
  static final int VALUE = 0;

  /** Queries that count; all but those that {@link NoRelevant#SKIP} leaves out. */
  static final int COUNTED = 1;

  /** Queries whose value is neither 0 nor 1. */
  static final int PARTIAL = 2;

  private final RetrievalMetric metric;
  private final String id;

  QueryScorer(RetrievalMetric metric) {
    this.metric = metric;
    this.id = metric.resampledBy(Resampling.standard()).signature();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int columns() {
    return 3;
  }

  @Override
  public void score(RankedQuery row, double[] out) {
    double value = metric.of(row);
    if (Double.isNaN(value)) {
      return;
    }
    out[VALUE] = value;
    out[COUNTED] = 1;
    out[PARTIAL] = value == 0 || value == 1 ? 0 : 1;
  }
}
