package io.github.finefettle.djl;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import java.nio.ByteBuffer;

/** The share of rows that are right, by counts. */
final class HitShare implements Metric<Boolean> {
  @Override
  public String id() {
    return "hit-share";
  }

  @Override
  public String signature() {
    return "hit-share|v:1";
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

  @Override
  public MetricState<Boolean> newState() {
    return new State();
  }

  @Override
  public MetricState<Boolean> readState(byte[] bytes) {
    State state = new State();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    state.hits = buffer.getLong();
    state.rows = buffer.getLong();
    return state;
  }

  private static final class State implements MetricState<Boolean> {
    private long hits;
    private long rows;

    @Override
    public void add(Boolean row) {
      rows++;
      hits += row ? 1 : 0;
    }

    @Override
    public void merge(MetricState<Boolean> other) {
      State state = (State) other;
      hits += state.hits;
      rows += state.rows;
    }

    @Override
    public Measurement measure() {
      return rows == 0
          ? Measurement.undefined("hit-share|v:1", "no rows", 0)
          : Measurement.of("hit-share|v:1", (double) hits / rows, rows);
    }

    @Override
    public byte[] toBytes() {
      return ByteBuffer.allocate(16).putLong(hits).putLong(rows).array();
    }
  }
}
