package io.github.finefettle.dataprep.quality;

/**
 * A set of 64-bit hashes that only grows: open addressing with linear probing, at most half full.
 *
 * <p>It says whether a hash was added before, which is all that a repetition measure needs. Two
 * different texts with one hash are taken for equal; with n texts the chance that it ever happens
 * is about n<sup>2</sup> / 2<sup>65</sup>.
 */
final class SeenHashes {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] slots;
  private int shift;
  private int size;
  private boolean zeroSeen;

  /** Room for a number of hashes before it has to grow. */
  SeenHashes(int expected) {
    int bits = Math.max(3, 33 - Integer.numberOfLeadingZeros(Math.max(1, expected - 1)));
    slots = new long[1 << bits];
    shift = 64 - bits;
  }

  /** Adds a hash; false where it was there already. */
  boolean add(long hash) {
    if (hash == 0) {
      boolean first = !zeroSeen;
      zeroSeen = true;
      return first;
    }
    int mask = slots.length - 1;
    int slot = (int) ((hash * SPREAD) >>> shift);
    for (long found = slots[slot]; found != 0; found = slots[slot]) {
      if (found == hash) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = hash;
    size++;
    if (2 * size > slots.length) {
      grow();
    }
    return true;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    shift--;
    int mask = slots.length - 1;
    for (long hash : old) {
      if (hash != 0) {
        int slot = (int) ((hash * SPREAD) >>> shift);
        while (slots[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = hash;
      }
    }
  }
}
