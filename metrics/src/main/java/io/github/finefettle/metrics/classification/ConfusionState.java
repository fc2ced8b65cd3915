package io.github.finefettle.metrics.classification;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import org.jspecify.annotations.Nullable;

/**
 * The one state behind every classification metric: how often each pair of labels occurred. Counts
 * only, so any partition of the rows merged in any order gives the same bytes.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 */
public final class ConfusionState implements MetricState<LabelPair> {
  private final ClassificationMetric metric;

  private final ConfusionCounts counts = ConfusionCounts.of();

  /** The matrix of the counts as they stand, until the next row: many metrics ask for it. */
  private @Nullable ConfusionMatrix current;

  ConfusionState(ClassificationMetric metric) {
    this.metric = metric;
  }

  ConfusionState(ClassificationMetric metric, ConfusionMatrix matrix) {
    this.metric = metric;
    add(matrix);
  }

  @Override
  public void add(LabelPair row) {
    current = null;
    counts.add(row.truth(), row.predicted());
  }

  /**
   * Takes in rows that were counted elsewhere.
   *
   * @param matrix their matrix
   */
  public void add(ConfusionMatrix matrix) {
    current = null;
    counts.add(matrix);
  }

  @Override
  public void merge(MetricState<LabelPair> other) {
    if (!(other instanceof ConfusionState that)
        || !that.metric.signature().equals(metric.signature())) {
      throw new IllegalArgumentException(
          "A state of "
              + metric.signature()
              + " cannot take in "
              + (other instanceof ConfusionState that
                  ? "one of " + that.metric.signature()
                  : "a " + other.getClass().getSimpleName())
              + ". Merge states of the same metric only.");
    }
    add(that.matrix());
  }

  /**
   * The counts so far.
   *
   * @return the matrix
   */
  public ConfusionMatrix matrix() {
    ConfusionMatrix known = current;
    if (known == null) {
      known = counts.matrix();
      current = known;
    }
    return known;
  }

  @Override
  public Measurement measure() {
    return metric.measure(matrix());
  }

  @Override
  public byte[] toBytes() {
    return MatrixBytes.write(metric.signature(), matrix());
  }
}
