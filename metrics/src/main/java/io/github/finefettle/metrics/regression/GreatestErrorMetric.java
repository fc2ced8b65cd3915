package io.github.finefettle.metrics.regression;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import java.nio.ByteBuffer;

/** The greatest absolute error, which any partition finds alike. */
final class GreatestErrorMetric implements Metric<NumberPair> {
  private final Choice choice;

  GreatestErrorMetric(Choice choice) {
    this.choice = choice;
  }

  @Override
  public String id() {
    return choice.kind().id();
  }

  @Override
  public String signature() {
    return choice.signature();
  }

  /** The same with and without another plan for intervals, as there are none. */
  @Override
  public String stateId() {
    return "greatest-error";
  }

  @Override
  public Direction direction() {
    return choice.kind().bound().direction();
  }

  @Override
  public double lowest() {
    return choice.kind().bound().lowest();
  }

  @Override
  public double highest() {
    return choice.kind().bound().highest();
  }

  @Override
  public MetricState<NumberPair> newState() {
    return new State(this, 0, 0);
  }

  @Override
  public MetricState<NumberPair> readState(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length != State.BYTES || buffer.get() != State.VERSION) {
      throw new IllegalArgumentException(
          "The bytes are no greatest error of version "
              + State.VERSION
              + ". Maybe they were cut off or written by a newer release.");
    }
    return new State(this, buffer.getLong(), buffer.getDouble());
  }

  @Override
  public Measurement measure(MetricState<NumberPair> state) {
    if (!(state instanceof State that)) {
      throw new IllegalArgumentException(
          "The metric "
              + signature()
              + " cannot be measured from this "
              + state.getClass().getSimpleName()
              + ". Give it a state that it began.");
    }
    return that.n == 0
        ? Measurement.undefined(signature(), "there are no rows", 0)
        : Measurement.of(signature(), that.greatest, that.n);
  }

  private static final class State implements MetricState<NumberPair> {
    private static final byte VERSION = 1;
    private static final int BYTES = 1 + Long.BYTES + Double.BYTES;

    private final GreatestErrorMetric metric;
    private long n;
    private double greatest;

    State(GreatestErrorMetric metric, long n, double greatest) {
      this.metric = metric;
      this.n = n;
      this.greatest = greatest;
    }

    @Override
    public void add(NumberPair row) {
      greatest = Math.max(greatest, Math.abs(row.error()));
      n++;
    }

    @Override
    public void merge(MetricState<NumberPair> other) {
      if (!(other instanceof State that)) {
        throw new IllegalArgumentException(
            "A state of the greatest error cannot take in a "
                + other.getClass().getSimpleName()
                + ". Merge states of the same metric only.");
      }
      greatest = Math.max(greatest, that.greatest);
      n += that.n;
    }

    @Override
    public Measurement measure() {
      return metric.measure(this);
    }

    @Override
    public byte[] toBytes() {
      return ByteBuffer.allocate(BYTES).put(VERSION).putLong(n).putDouble(greatest).array();
    }
  }
}
