package io.github.finefettle.metrics;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.metrics.classification.ConfusionMatrix;
import io.github.finefettle.metrics.classification.ConfusionState;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a suite remembers of the rows it has seen. Any partition of the rows, merged in any order,
 * gives the same bytes.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 *
 * @param <R> the type of a row
 */
public final class SuiteState<R> {
  private static final byte VERSION = 1;

  private final List<Metric<R>> metrics;

  /** One state for each state id, begun by the first metric that has it. */
  private final Map<String, MetricState<R>> states = new LinkedHashMap<>();

  SuiteState(List<Metric<R>> metrics) {
    this.metrics = metrics;
    for (Metric<R> metric : metrics) {
      states.computeIfAbsent(metric.stateId(), id -> metric.newState());
    }
  }

  /**
   * Takes a row in.
   *
   * @param row the row
   */
  public void add(R row) {
    for (MetricState<R> state : states.values()) {
      state.add(row);
    }
  }

  /**
   * Takes in all that another state of the same suite has seen. The other is left as it was.
   *
   * @param other a state of the same suite
   * @throws IllegalArgumentException if it belongs to other metrics
   */
  public void merge(SuiteState<R> other) {
    if (!signatures(metrics).equals(signatures(other.metrics))) {
      throw new IllegalArgumentException(
          "A state of "
              + signatures(metrics)
              + " cannot take in one of "
              + signatures(other.metrics)
              + ". Merge states of the same suite only.");
    }
    // One map has the very keys of the other, as both follow from the same signatures.
    List<MetricState<R>> theirs = new ArrayList<>(other.states.values());
    int i = 0;
    for (MetricState<R> state : states.values()) {
      state.merge(theirs.get(i++));
    }
  }

  /**
   * The measurements of all rows seen so far.
   *
   * @return one a metric, in the order of the metrics
   */
  public SuiteResult measure() {
    List<Measurement> measurements = new ArrayList<>();
    for (Metric<R> metric : metrics) {
      measurements.add(metric.measure(stateOf(metric)));
    }
    return new SuiteResult(measurements, matrix());
  }

  /**
   * The state in a versioned form of its own.
   *
   * @return bytes, equal for equal states
   */
  public byte[] toBytes() {
    List<byte[]> parts = states.values().stream().map(MetricState::toBytes).toList();
    int size = parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
    ByteBuffer buffer = ByteBuffer.allocate(1 + size).put(VERSION);
    for (byte[] part : parts) {
      buffer.putInt(part.length).put(part);
    }
    return buffer.array();
  }

  static <R> SuiteState<R> read(List<Metric<R>> metrics, byte[] bytes) {
    SuiteState<R> state = new SuiteState<>(metrics);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      if (buffer.get() != VERSION) {
        throw malformed(null);
      }
      Set<String> read = new HashSet<>();
      for (Metric<R> metric : metrics) {
        if (read.add(metric.stateId())) {
          int length = buffer.getInt();
          if (length < 0 || length > buffer.remaining()) {
            throw malformed(null);
          }
          byte[] part = new byte[length];
          buffer.get(part);
          state.states.put(metric.stateId(), metric.readState(part));
        }
      }
    } catch (BufferUnderflowException e) {
      throw malformed(e);
    }
    if (buffer.hasRemaining()) {
      throw malformed(null);
    }
    return state;
  }

  private Optional<ConfusionMatrix> matrix() {
    return states.values().stream()
        .filter(state -> state instanceof ConfusionState)
        .map(state -> ((ConfusionState) state).matrix())
        .findFirst();
  }

  private MetricState<R> stateOf(Metric<R> metric) {
    MetricState<R> state = states.get(metric.stateId());
    if (state == null) {
      throw new IllegalStateException("The metric " + metric.signature() + " has no state.");
    }
    return state;
  }

  private static <R> List<String> signatures(List<Metric<R>> metrics) {
    return metrics.stream().map(Metric::signature).toList();
  }

  private static IllegalArgumentException malformed(
      @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no state of this suite. Maybe they were cut off, belong to other metrics or"
            + " were written by a newer release.",
        cause);
  }
}
