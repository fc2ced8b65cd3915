package io.github.finefettle.dataprep.duplicates;

import java.util.Arrays;

/**
 * A small set of hashes that is filled again and again: an open table at most half full. Hashes
 * must be finished ones, whose low bits are as good as any.
 */
final class DistinctHashes {
  private long[] table = new long[64];
  private int mask = 63;
  private boolean zero;

  /**
   * Fills the set anew and moves the different hashes to the front, in the order of their first
   * place.
   *
   * @return how many there are
   */
  int fill(long[] hashes, int count) {
    clear(count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (add(hashes[i])) {
        hashes[kept++] = hashes[i];
      }
    }
    return kept;
  }

  private void clear(int count) {
    int size = Math.max(64, Integer.highestOneBit(Math.max(1, count)) * 4);
    if (table.length < size) {
      table = new long[size];
    } else {
      Arrays.fill(table, 0, size, 0);
    }
    mask = size - 1;
    zero = false;
  }

  private boolean add(long hash) {
    if (hash == 0) {
      boolean added = !zero;
      zero = true;
      return added;
    }
    int slot = (int) hash & mask;
    while (table[slot] != 0) {
      if (table[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    table[slot] = hash;
    return true;
  }

  boolean contains(long hash) {
    if (hash == 0) {
      return zero;
    }
    int slot = (int) hash & mask;
    while (table[slot] != 0) {
      if (table[slot] == hash) {
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return false;
  }
}
