package io.github.finefettle.metrics.regression;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Every pair that was seen: 16 bytes a row. Read in one order, whatever order they came in. */
final class HeldPairs implements MetricState<NumberPair> {
  static final String ID = "pairs-of-numbers";
  private static final byte VERSION = 1;
  private static final int FIRST_ROOM = 16;

  private final HeldMetric metric;
  private double[] truths = new double[FIRST_ROOM];
  private double[] predictions = new double[FIRST_ROOM];
  private int n;
  private boolean sorted = true;

  HeldPairs(HeldMetric metric) {
    this.metric = metric;
  }

  @Override
  public void add(NumberPair row) {
    ensureRoom(1);
    // Adding 0 takes the sign from a zero, so that equal numbers have equal bytes.
    truths[n] = row.truth() + 0.0;
    predictions[n] = row.prediction() + 0.0;
    n++;
    sorted = false;
  }

  @Override
  public void merge(MetricState<NumberPair> other) {
    if (!(other instanceof HeldPairs that)) {
      throw new IllegalArgumentException(
          "A state of "
              + ID
              + " cannot take in a "
              + other.getClass().getSimpleName()
              + ". Merge states of the same metric only.");
    }
    int count = that.n;
    ensureRoom(count);
    System.arraycopy(that.truths, 0, truths, n, count);
    System.arraycopy(that.predictions, 0, predictions, n, count);
    n += count;
    sorted = false;
  }

  @Override
  public Measurement measure() {
    return metric.measure(this);
  }

  @Override
  public byte[] toBytes() {
    sort();
    ByteBuffer buffer =
        ByteBuffer.allocate(
            Math.addExact(1 + Integer.BYTES, Math.multiplyExact(n, 2 * Double.BYTES)));
    buffer.put(VERSION).putInt(n);
    for (int i = 0; i < n; i++) {
      buffer.putDouble(truths[i]).putDouble(predictions[i]);
    }
    return buffer.array();
  }

  static HeldPairs read(HeldMetric metric, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < 1 + Integer.BYTES
        || buffer.get() != VERSION
        || buffer.getInt() * 2L * Double.BYTES != buffer.remaining()) {
      throw new IllegalArgumentException(
          "The bytes are no pairs of numbers of version "
              + VERSION
              + ". Maybe they were cut off or written by a newer release.");
    }
    HeldPairs pairs = new HeldPairs(metric);
    while (buffer.hasRemaining()) {
      pairs.add(new NumberPair(buffer.getDouble(), buffer.getDouble()));
    }
    return pairs;
  }

  int n() {
    return n;
  }

  /** The truths in ascending order; rows with equal ones by ascending prediction. */
  double[] truths() {
    sort();
    return Arrays.copyOf(truths, n);
  }

  /** The predictions in the order of {@link #truths()}. */
  double[] predictions() {
    sort();
    return Arrays.copyOf(predictions, n);
  }

  private void sort() {
    if (!sorted) {
      PairOrder.sort(truths, predictions, n);
      sorted = true;
    }
  }

  private void ensureRoom(int more) {
    int needed = Math.addExact(n, more);
    if (needed > truths.length) {
      int room = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, truths.length * 2L));
      truths = Arrays.copyOf(truths, room);
      predictions = Arrays.copyOf(predictions, room);
    }
  }
}
