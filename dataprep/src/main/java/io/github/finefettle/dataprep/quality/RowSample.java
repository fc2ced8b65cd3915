package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The rows whose ids have the smallest hashes. What is kept is a function of the ids alone, in
 * whatever order and in how many parts they come.
 *
 * @param <O> what is kept of a row
 */
final class RowSample<O> {
  private record Entry<O>(long hash, RowId row, O observation) {}

  private final int size;
  private final PriorityQueue<Entry<O>> kept =
      new PriorityQueue<>(
          Comparator.<Entry<O>>comparingLong(Entry::hash).thenComparing(Entry::row).reversed());
  private long seen;

  RowSample(int size) {
    this.size = size;
  }

  void add(RowId row, O observation) {
    seen++;
    put(new Entry<>(hash(row), row, observation));
  }

  private void put(Entry<O> entry) {
    if (kept.size() < size) {
      kept.add(entry);
      return;
    }
    Entry<O> largest = kept.element();
    if (kept.comparator().compare(entry, largest) > 0) {
      kept.remove();
      kept.add(entry);
    }
  }

  /** Adds what another sample has seen. */
  void merge(RowSample<O> other) {
    seen += other.seen;
    other.kept.forEach(this::put);
  }

  /** How many rows were added. */
  long seen() {
    return seen;
  }

  /** What is kept, in no order that means anything. */
  List<O> observations() {
    List<O> observations = new ArrayList<>(kept.size());
    kept.forEach(entry -> observations.add(entry.observation()));
    return observations;
  }

  /** FNV-1a over the source and the position, and the finaliser of SplitMix64. */
  private static long hash(RowId row) {
    long hash = 0xCBF29CE484222325L;
    String source = row.source();
    for (int i = 0; i < source.length(); i++) {
      hash = (hash ^ source.charAt(i)) * 0x100000001B3L;
    }
    long z = hash + (row.position() + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
