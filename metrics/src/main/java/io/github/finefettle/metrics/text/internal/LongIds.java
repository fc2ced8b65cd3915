package io.github.finefettle.metrics.text.internal;

import java.util.Arrays;

/**
 * Numbers for 64-bit keys, from 0 in the order in which they first come. With a key made of the
 * number of an n-gram and the number of the word behind it, the numbers are those of the (n +
 * 1)-grams: exact, without a string or a hash taken for the thing itself.
 *
 * <p>Not safe for use by several threads.
 */
public final class LongIds {
  private long[] keys = new long[1 << 7];
  private int[] slotOf = new int[1 << 7];

  /** One more than an id, or 0 where the slot is free. At most half of them are taken. */
  private int[] slots = new int[1 << 8];

  private int size;

  /** Begins with no keys. */
  public LongIds() {}

  /**
   * The key of an n-gram.
   *
   * @param gram the number of its first words
   * @param word the number of its last word
   * @return one key for each pair
   */
  public static long key(int gram, int word) {
    return ((long) gram << 32) | word;
  }

  /** Forgets all keys. */
  public void clear() {
    for (int id = 0; id < size; id++) {
      slots[slotOf[id]] = 0;
    }
    size = 0;
  }

  /**
   * How many different keys there are.
   *
   * @return 0 or more
   */
  public int size() {
    return size;
  }

  /**
   * A key.
   *
   * @param id its number
   * @return the key
   */
  public long key(int id) {
    return keys[id];
  }

  /**
   * The number of a key.
   *
   * @param key any number
   * @return its id, a new one if the key is new
   */
  public int idOf(long key) {
    int mask = slots.length - 1;
    int slot = slot(key, mask);
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (keys[id] == key) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
    return add(key, slot);
  }

  /**
   * The number of a key, if it has one.
   *
   * @param key any number
   * @return its id, or -1
   */
  public int find(long key) {
    int mask = slots.length - 1;
    int slot = slot(key, mask);
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (keys[id] == key) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private int add(long key, int slot) {
    int id = size++;
    if (size > keys.length) {
      keys = Arrays.copyOf(keys, 2 * keys.length);
      slotOf = Arrays.copyOf(slotOf, 2 * slotOf.length);
    }
    keys[id] = key;
    slots[slot] = id + 1;
    slotOf[id] = slot;
    if (2 * size > slots.length) {
      grow();
    }
    return id;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int id = 0; id < size; id++) {
      int slot = slot(keys[id], mask);
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = id + 1;
      slotOf[id] = slot;
    }
  }

  /** A mix whose high bits depend on all of the key. */
  private static int slot(long key, int mask) {
    long mixed = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & mask;
  }
}
