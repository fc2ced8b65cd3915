package io.github.finefettle.dataprep.quality;

import java.util.Arrays;

/**
 * Counts equal stretches of one text. A stretch is found by its hash, taken from hashes of all
 * beginnings of the text, and compared character by character, so that the answer is exact while no
 * string is made.
 */
final class RepeatedStretches {
  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final long SPREAD = 0xBF58476D1CE4E5B9L;

  private final String text;
  private final long[] beginnings;
  private final long[] powers;
  private int[] slots = new int[64];
  private int[] from = new int[32];
  private int[] to = new int[32];
  private int[] counts = new int[32];
  private int size;

  RepeatedStretches(String text) {
    this.text = text;
    beginnings = new long[text.length() + 1];
    powers = new long[text.length() + 1];
    powers[0] = 1;
    for (int i = 0; i < text.length(); i++) {
      powers[i + 1] = powers[i] * BASE;
      beginnings[i + 1] = beginnings[i] * BASE + text.charAt(i) + 1;
    }
  }

  /** Forgets all stretches. */
  void clear() {
    Arrays.fill(slots, 0);
    size = 0;
  }

  private long hash(int start, int end) {
    long hash = beginnings[end] - beginnings[start] * powers[end - start];
    long z = (hash ^ (hash >>> 32)) * SPREAD;
    return z ^ (z >>> 29);
  }

  /** Whether an equal stretch was added before. */
  boolean contains(int start, int end) {
    return slots[slot(start, end)] != 0;
  }

  /** Adds a stretch once more. */
  void add(int start, int end) {
    int slot = slot(start, end);
    int entry = slots[slot];
    if (entry != 0) {
      counts[entry - 1]++;
      return;
    }
    if (size == from.length) {
      from = Arrays.copyOf(from, 2 * size);
      to = Arrays.copyOf(to, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    from[size] = start;
    to[size] = end;
    counts[size] = 1;
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      grow();
    }
  }

  private int slot(int start, int end) {
    int mask = slots.length - 1;
    int slot = (int) hash(start, end) & mask;
    while (slots[slot] != 0 && !isEqual(slots[slot] - 1, start, end)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isEqual(int entry, int start, int end) {
    return to[entry] - from[entry] == end - start
        && hash(from[entry], to[entry]) == hash(start, end)
        && text.regionMatches(from[entry], text, start, end - start);
  }

  private void grow() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int entry = 0; entry < size; entry++) {
      int slot = (int) hash(from[entry], to[entry]) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = entry + 1;
    }
  }

  /** Characters of the most frequent stretch, the first one of equals, times its count. */
  long charactersOfMostFrequent() {
    int best = 0;
    for (int entry = 1; entry < size; entry++) {
      best = counts[entry] > counts[best] ? entry : best;
    }
    return (long) text.codePointCount(from[best], to[best]) * counts[best];
  }
}
