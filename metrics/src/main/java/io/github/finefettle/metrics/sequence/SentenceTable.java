package io.github.finefettle.metrics.sequence;

import java.util.Arrays;

/**
 * The different rows of counts of sentences and how often each occurred. Looked up for every
 * sentence, hence an open table over rows of plain numbers that makes nothing for a known row.
 */
final class SentenceTable {
  /** A bootstrap of more would cost more than it tells. */
  static final int MOST_ROWS = 2_048;

  private static final int SLOTS = 4 * MOST_ROWS;

  private final int[][] rows = new int[SLOTS][];
  private final long[] counts = new long[SLOTS];
  private int size;

  /** How many different rows there are; not to be more than {@link #MOST_ROWS} at the next call. */
  int size() {
    return size;
  }

  /** Takes in a row of the first {@code length} numbers. */
  void add(int[] row, int length, long times) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + row[i];
    }
    hash *= 0x9E3779B1;
    int slot = (hash >>> 16) & (SLOTS - 1);
    while (rows[slot] != null) {
      if (rows[slot].length == length && Arrays.equals(rows[slot], 0, length, row, 0, length)) {
        counts[slot] = Math.addExact(counts[slot], times);
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    rows[slot] = Arrays.copyOf(row, length);
    counts[slot] = times;
    size++;
  }

  /** Hands every row to a visitor, in no order that means anything. */
  void forEach(Visitor visitor) {
    for (int slot = 0; slot < SLOTS; slot++) {
      if (rows[slot] != null) {
        visitor.visit(rows[slot], counts[slot]);
      }
    }
  }

  @FunctionalInterface
  interface Visitor {
    void visit(int[] row, long count);
  }
}
