package io.github.finefettle.dataprep.duplicates;

import java.util.Arrays;

/** Gives each distinct long a small number in order of arrival. Open addressing, no boxing. */
final class LongIntMap {
  private static final int ABSENT = -1;

  private static final int LEAST = 1 << 10;

  private long[] keys;
  private int[] numbers;
  private int size;

  /** What was seen means nothing, but if nothing became of it, nothing would be looked at. */
  @SuppressWarnings("UnusedVariable")
  private long looked;

  LongIntMap() {
    this(0);
  }

  /** Begins empty, with room for so many keys; it grows beyond. */
  LongIntMap(int expected) {
    int room = LEAST;
    while (room < 2L * expected && room < 1 << 30) {
      room *= 2;
    }
    this.keys = new long[room];
    this.numbers = filled(room);
  }

  /** The number of the key; a new one if it has none yet. */
  int numberOf(long key) {
    int slot = slot(key);
    if (numbers[slot] != ABSENT) {
      return numbers[slot];
    }
    if (2 * (size + 1) > keys.length) {
      grow();
      slot = slot(key);
    }
    keys[slot] = key;
    numbers[slot] = size;
    return size++;
  }

  /** The number of the key, or -1 if it has none. */
  int find(long key) {
    return numbers[slot(key)];
  }

  int size() {
    return size;
  }

  /**
   * Looks where so many keys would be found. A map of a million keys lies far from the processor,
   * and each of these looks can be made before the one before it has come back; asked one key after
   * the other, each would wait.
   */
  void look(long[] sought) {
    int mask = keys.length - 1;
    long seen = 0;
    for (long key : sought) {
      int slot = (int) key & mask;
      seen += numbers[slot] + keys[slot];
    }
    looked = seen;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    // Keys are finished hashes: their low bits are as good as any.
    int slot = (int) key & mask;
    while (numbers[slot] != ABSENT && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[2 * oldKeys.length];
    numbers = filled(2 * oldKeys.length);
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldNumbers[old] != ABSENT) {
        int slot = slot(oldKeys[old]);
        keys[slot] = oldKeys[old];
        numbers[slot] = oldNumbers[old];
      }
    }
  }

  private static int[] filled(int length) {
    int[] values = new int[length];
    Arrays.fill(values, ABSENT);
    return values;
  }
}
