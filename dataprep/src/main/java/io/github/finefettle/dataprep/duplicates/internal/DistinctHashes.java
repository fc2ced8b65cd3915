package io.github.finefettle.dataprep.duplicates.internal;

import java.util.Arrays;

/**
 * A small set of hashes that is filled again and again: an open table at most half full. Hashes
 * must be finished ones, whose low bits are as good as any.
 */
public final class DistinctHashes {
  /** How often a table is filled at once before a few repeated hashes are hoped for again. */
  private static final int FILLS = 63;

  private long[] table = new long[64];
  private long[] met = new long[0];
  private int mask = 63;
  private boolean zero;
  private int fillsLeft;

  /** Begins without hashes. */
  public DistinctHashes() {}

  /**
   * Fills the set anew and moves the different hashes to the front, in the order of their first
   * place.
   *
   * @param hashes the hashes
   * @param count how many of them count
   * @return how many there are
   */
  public int fill(long[] hashes, int count) {
    clear(count);
    long[] slots = table;
    int last = mask;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      long hash = hashes[i];
      if (hash == 0) {
        hashes[kept] = 0;
        kept += zero ? 0 : 1;
        zero = true;
        continue;
      }
      int slot = (int) hash & last;
      long there = slots[slot];
      while (there != 0 && there != hash) {
        slot = (slot + 1) & last;
        there = slots[slot];
      }
      slots[slot] = hash;
      hashes[kept] = hash;
      kept += there == 0 ? 1 : 0;
    }
    return kept;
  }

  /**
   * Moves the different hashes to the front, in the order of their first place, and keeps no set. A
   * bit for each hash that was met tells most new ones at once; the others are looked for among
   * those at the front, unless that happens too often. Then they are looked for in a table, and so
   * are those of the next few calls: shingles of characters repeat in nearly every row.
   *
   * @param hashes the hashes
   * @param count how many of them count
   * @return how many there are
   */
  public int moveToFront(long[] hashes, int count) {
    if (fillsLeft > 0) {
      fillsLeft--;
      return fill(hashes, count);
    }
    int bits = Math.max(9, 37 - Integer.numberOfLeadingZeros(Math.max(1, count)));
    int size = 1 << (bits - 6);
    if (met.length < size) {
      met = new long[size];
    } else {
      Arrays.fill(met, 0, size, 0);
    }
    int places = 64 * size - 1;
    int looks = 8 * count;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      long hash = hashes[i];
      int place = (int) hash & places;
      long before = met[place >>> 6];
      met[place >>> 6] = before | (1L << place);
      if ((before & (1L << place)) != 0) {
        if (looks < 0) {
          fillsLeft = FILLS;
          System.arraycopy(hashes, i, hashes, kept, count - i);
          return fill(hashes, kept + count - i);
        }
        looks -= kept;
        if (isAmong(hashes, kept, hash)) {
          continue;
        }
      }
      hashes[kept++] = hash;
    }
    return kept;
  }

  private static boolean isAmong(long[] hashes, int count, long hash) {
    for (int i = 0; i < count; i++) {
      if (hashes[i] == hash) {
        return true;
      }
    }
    return false;
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

  /**
   * Copies the hashes that are not in the set that was filled last. Safe for use by several threads
   * as long as none fills it.
   *
   * @param hashes the hashes; not changed
   * @param count how many of them count
   * @param others where those go that are not in the set, in their order; at least as many
   * @return how many they are
   */
  public int copyOthers(long[] hashes, int count, long[] others) {
    long[] slots = table;
    int last = mask;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      long hash = hashes[i];
      int slot = (int) hash & last;
      long there = slots[slot];
      while (there != hash && there != 0) {
        slot = (slot + 1) & last;
        there = slots[slot];
      }
      others[kept] = hash;
      if (there == 0 && (hash != 0 || !zero)) {
        kept++;
      }
    }
    return kept;
  }

  /**
   * Whether a hash is in the set that was filled last.
   *
   * @param hash a hash
   * @return whether it was among them
   */
  public boolean contains(long hash) {
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
