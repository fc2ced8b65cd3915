package io.github.finefettle.metrics.sequence;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;

/**
 * The state behind the metrics by type: hits, predicted and true units of each type, and what their
 * intervals need. Whole numbers only; any partition of the sentences merged in any order gives the
 * same bytes. Memory does not grow with the sentences: at most 2,048 different rows of counts are
 * held, beyond that sums of products, and those for up to 256 types.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 */
public final class TypeState implements MetricState<TaggedSentence> {
  private final Metric<TaggedSentence> metric;
  private final TypeCounts counts;
  private final TypeCounter counter;

  TypeState(Metric<TaggedSentence> metric, TypeCounter counter, TypeCounts counts) {
    this.metric = metric;
    this.counter = counter;
    this.counts = counts;
  }

  @Override
  public void add(TaggedSentence row) {
    counter.count(row, counts);
  }

  @Override
  public void merge(MetricState<TaggedSentence> other) {
    if (!(other instanceof TypeState that) || !that.metric.stateId().equals(metric.stateId())) {
      throw new IllegalArgumentException(
          "A state of "
              + metric.stateId()
              + " cannot take in "
              + (other instanceof TypeState that
                  ? "one of " + that.metric.stateId()
                  : "a " + other.getClass().getSimpleName())
              + ". Merge states of the same metric only.");
    }
    counts.add(that.counts.snapshot());
  }

  @Override
  public Measurement measure() {
    return metric.measure(this);
  }

  @Override
  public byte[] toBytes() {
    return TypeBytes.write(metric.stateId(), snapshot());
  }

  TypeSnapshot snapshot() {
    return counts.snapshot();
  }

  String stateId() {
    return metric.stateId();
  }

  static TypeState read(Metric<TaggedSentence> metric, TypeCounter counter, byte[] bytes) {
    TypeCounts counts = new TypeCounts();
    counts.add(TypeBytes.read(metric.stateId(), bytes));
    return new TypeState(metric, counter, counts);
  }

  /** The counts of a state that a metric with this state id began. */
  static TypeSnapshot of(MetricState<TaggedSentence> state, Metric<TaggedSentence> metric) {
    if (state instanceof TypeState types && types.stateId().equals(metric.stateId())) {
      return types.snapshot();
    }
    throw new IllegalArgumentException(
        "The metric "
            + metric.signature()
            + " cannot be measured from this "
            + state.getClass().getSimpleName()
            + ". Give it a state that it, or a metric with the same stateId(), began.");
  }
}
