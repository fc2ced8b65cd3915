package io.github.finefettle.metrics.classification;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import java.util.HashMap;
import java.util.Map;

/**
 * The one state behind every classification metric: how often each pair of labels occurred. Counts
 * only, so any partition of the rows merged in any order gives the same bytes.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 */
public final class ConfusionState implements MetricState<LabelPair> {
  private final ClassificationMetric metric;

  /** Never walked over: {@link #matrix()} brings the pairs into their order first. */
  private final Map<LabelPair, long[]> counts = new HashMap<>();

  ConfusionState(ClassificationMetric metric) {
    this.metric = metric;
  }

  ConfusionState(ClassificationMetric metric, ConfusionMatrix matrix) {
    this.metric = metric;
    add(matrix);
  }

  @Override
  public void add(LabelPair row) {
    counts.computeIfAbsent(row, pair -> new long[1])[0]++;
  }

  /**
   * Takes in rows that were counted elsewhere.
   *
   * @param matrix their matrix
   */
  public void add(ConfusionMatrix matrix) {
    matrix
        .counts()
        .forEach(
            (pair, count) -> {
              long[] cell = counts.computeIfAbsent(pair, p -> new long[1]);
              cell[0] = Math.addExact(cell[0], count);
            });
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
    Map<LabelPair, Long> cells = new java.util.TreeMap<>();
    counts.forEach((pair, count) -> cells.put(pair, count[0]));
    return ConfusionMatrix.ofCounts(cells);
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
