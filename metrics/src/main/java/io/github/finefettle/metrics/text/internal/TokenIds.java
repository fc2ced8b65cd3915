package io.github.finefettle.metrics.text.internal;

import java.util.Arrays;

/**
 * Numbers for words, from 0 in the order in which they first come. Words are equal if their chars
 * are; the hash only finds them faster, so the numbers are exact.
 *
 * <p>The table is made for many short texts one after the other. A word is written where it would
 * stay if it is new, so no string is made of it, and {@link #clear()} costs as much as there were
 * different words.
 *
 * <p>Not safe for use by several threads.
 */
public final class TokenIds {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private char[] chars = new char[1 << 10];
  private int[] starts = new int[1 << 7];
  private int[] slotOf = new int[1 << 7];

  /** One more than an id, or 0 where the slot is free. At most half of them are taken. */
  private int[] slots = new int[1 << 8];

  private int size;

  /** Begins with no words. */
  public TokenIds() {}

  /** Forgets all words. */
  public void clear() {
    for (int id = 0; id < size; id++) {
      slots[slotOf[id]] = 0;
    }
    size = 0;
  }

  /**
   * How many different words there are.
   *
   * @return 0 or more
   */
  public int size() {
    return size;
  }

  /**
   * Where the next word is to be written.
   *
   * @param length how many chars it has at most
   * @return the array; the word begins at {@link #position()}
   */
  public char[] room(int length) {
    int needed = Math.addExact(starts[size], length);
    if (needed > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(needed, (int) Math.min(2L * chars.length, 1 << 30)));
    }
    return chars;
  }

  /**
   * Where the next word begins in the array that {@link #room} gave.
   *
   * @return an index
   */
  public int position() {
    return starts[size];
  }

  /**
   * The number of the word that was written at {@link #position()}.
   *
   * @param length how many chars it has
   * @return its id
   */
  public int idOfWritten(int length) {
    int start = starts[size];
    int mask = slots.length - 1;
    int slot = hash(chars, start, start + length) & mask;
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (isWord(id, start, length)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
    return add(slot, start + length);
  }

  /**
   * The number of a word.
   *
   * @param word any chars
   * @return its id
   */
  public int idOf(String word) {
    room(word.length());
    word.getChars(0, word.length(), chars, starts[size]);
    return idOfWritten(word.length());
  }

  /**
   * A word.
   *
   * @param id its number
   * @return its chars
   */
  public String word(int id) {
    return new String(chars, starts[id], starts[id + 1] - starts[id]);
  }

  /**
   * A hash of chars. Not that of Java's strings, which thousands of words of one text may share:
   * each of them would be compared with all the others.
   *
   * @param chars the chars
   * @param from the first
   * @param to behind the last
   * @return any number
   */
  public static int hash(char[] chars, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = (hash ^ chars[i]) * MULTIPLIER;
    }
    return (int) (hash >>> 32);
  }

  private boolean isWord(int id, int start, int length) {
    int from = starts[id];
    if (starts[id + 1] - from != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (chars[from + i] != chars[start + i]) {
        return false;
      }
    }
    return true;
  }

  private int add(int slot, int end) {
    int id = size++;
    if (size + 1 > slotOf.length) {
      slotOf = Arrays.copyOf(slotOf, 2 * slotOf.length);
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[size] = end;
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
      int slot = hash(chars, starts[id], starts[id + 1]) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = id + 1;
      slotOf[id] = slot;
    }
  }
}
