package io.github.finefettle.metrics.preference;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the matches of one player ended, by how much longer its answer was. */
final class LengthCounts implements MetricState<Match> {
  private static final byte VERSION = 1;
  private static final int HEAD = 1 + 2 * Long.BYTES + Integer.BYTES;
  private static final int ENTRY = 4 * Long.BYTES;

  private final LengthControlledWinRate metric;
  private final TreeMap<Long, long[]> byDifference = new TreeMap<>();
  private long matches;
  private long withoutLengths;

  LengthCounts(LengthControlledWinRate metric) {
    this.metric = metric;
  }

  @Override
  public void add(Match row) {
    matches++;
    String player = metric.player();
    if (!row.has(player)) {
      return;
    }
    if (row.lengths().isEmpty()) {
      withoutLengths++;
      return;
    }
    Match.Lengths lengths = row.lengths().get();
    long longer = lengths.first() - lengths.second();
    int outcome = (int) (2 * row.score(player));
    counts(row.first().equals(player) ? longer : -longer)[outcome]++;
  }

  @Override
  public void merge(MetricState<Match> other) {
    if (!(other instanceof LengthCounts that) || !that.metric.stateId().equals(metric.stateId())) {
      throw new IllegalArgumentException(
          "A state of "
              + metric.stateId()
              + " cannot take in another. Merge states of the same metric only.");
    }
    matches += that.matches;
    withoutLengths += that.withoutLengths;
    for (var entry : new TreeMap<>(that.byDifference).entrySet()) {
      long[] mine = counts(entry.getKey());
      long[] theirs = entry.getValue().clone();
      for (int i = 0; i < mine.length; i++) {
        mine[i] += theirs[i];
      }
    }
  }

  @Override
  public Measurement measure() {
    return metric.measure(this);
  }

  @Override
  public byte[] toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(HEAD + byDifference.size() * ENTRY).put(VERSION);
    buffer.putLong(matches).putLong(withoutLengths).putInt(byDifference.size());
    byDifference.forEach(
        (difference, counts) -> {
          buffer.putLong(difference);
          for (long count : counts) {
            buffer.putLong(count);
          }
        });
    return buffer.array();
  }

  static LengthCounts read(LengthControlledWinRate metric, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEAD
        || buffer.get() != VERSION
        || buffer.getInt(HEAD - Integer.BYTES) * (long) ENTRY != bytes.length - HEAD) {
      throw new IllegalArgumentException(
          "The bytes are no counts by length of version "
              + VERSION
              + ". Maybe they were cut off or written by a newer release.");
    }
    LengthCounts state = new LengthCounts(metric);
    state.matches = buffer.getLong();
    state.withoutLengths = buffer.getLong();
    buffer.position(HEAD);
    while (buffer.hasRemaining()) {
      long[] counts = state.counts(buffer.getLong());
      for (int i = 0; i < counts.length; i++) {
        counts[i] = buffer.getLong();
      }
    }
    return state;
  }

  /** By difference in ascending order: how many were lost, tied and won. */
  SortedMap<Long, long[]> byDifference() {
    return byDifference;
  }

  long matches() {
    return matches;
  }

  long withoutLengths() {
    return withoutLengths;
  }

  private long[] counts(long difference) {
    return byDifference.computeIfAbsent(difference, key -> new long[3]);
  }
}
