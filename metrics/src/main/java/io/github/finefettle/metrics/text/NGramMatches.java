package io.github.finefettle.metrics.text;

import java.util.Arrays;

/**
 * Counts the n-grams that a hypothesis shares with its references, for all orders at once.
 *
 * <p>An n-gram gets a number; its key is the pair of the numbers of the two (n-1)-grams that
 * overlap in it, packed into a long. The pair says the n-gram exactly, whatever n and however many
 * symbols there are, so no hash decides what is equal. An n-gram can occur in both texts only if
 * both of its (n-1)-grams do, so positions whose gram has no partner drop out for all higher
 * orders: of two sentences with little in common hardly any work is left after two orders.
 *
 * <p>Not safe for use by several threads.
 */
final class NGramMatches {
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int NO_PARTNER = -1;

  private long[] keys = new long[512];

  /** The number of a gram plus one; 0 is empty. */
  private int[] slots = new int[512];

  private int shift;
  private int mask;
  private int[] inHypothesis = new int[128];
  private int[] inReference = new int[128];
  private int[] inReferences = new int[128];

  /**
   * Counts clipped matches: of each n-gram the lesser of how often it stands in the hypothesis and
   * how often, at most, in one reference.
   *
   * @param hypothesis symbols; overwritten
   * @param length how many there are
   * @param references the symbols of all references, one behind the other, negative where the
   *     hypothesis has no such symbol; overwritten
   * @param ends where each reference ends
   * @param count how many references there are
   * @param matches filled with the matches of each order from 1 on
   * @param orders how many orders
   */
  void count(
      int[] hypothesis,
      int length,
      int[] references,
      int[] ends,
      int count,
      double[] matches,
      int from,
      int stride,
      int orders) {
    if (inHypothesis.length < length) {
      inHypothesis = new int[2 * length];
      inReference = new int[2 * length];
      inReferences = new int[2 * length];
    }
    boolean matched = true;
    for (int order = 1; order <= orders; order++) {
      int found = 0;
      if (matched) {
        int grams = numberHypothesis(hypothesis, length - order + 1, order);
        int start = 0;
        for (int r = 0; r < count; r++) {
          countReference(references, start, ends[r], order, grams, count == 1);
          start = ends[r];
        }
        found = sum(grams);
        matched = found > 0;
        dropWithoutPartner(hypothesis, length - order + 1);
      }
      matches[from + (order - 1) * stride] = found;
    }
  }

  private int numberHypothesis(int[] grams, int positions, int order) {
    clear(positions);
    int next = 0;
    for (int i = 0; i < positions; i++) {
      long key = key(grams, i, order);
      if (key < 0) {
        grams[i] = NO_PARTNER;
        continue;
      }
      int slot = (int) ((key * MIX) >>> shift);
      while (slots[slot] != 0 && keys[slot] != key) {
        slot = (slot + 1) & mask;
      }
      int gram = slots[slot] - 1;
      if (gram < 0) {
        gram = next++;
        slots[slot] = next;
        keys[slot] = key;
        inHypothesis[gram] = 0;
        inReferences[gram] = 0;
        inReference[gram] = 0;
      }
      inHypothesis[gram]++;
      grams[i] = gram;
    }
    return next;
  }

  private void countReference(
      int[] grams, int start, int end, int order, int total, boolean single) {
    int[] counts = single ? inReferences : inReference;
    for (int i = start; i <= end - order; i++) {
      long key = key(grams, i, order);
      int gram = NO_PARTNER;
      if (key >= 0) {
        int slot = (int) ((key * MIX) >>> shift);
        while (slots[slot] != 0 && keys[slot] != key) {
          slot = (slot + 1) & mask;
        }
        gram = slots[slot] - 1;
        if (gram >= 0) {
          counts[gram]++;
        }
      }
      grams[i] = gram;
    }
    if (!single) {
      for (int gram = 0; gram < total; gram++) {
        inReferences[gram] = Math.max(inReferences[gram], inReference[gram]);
        inReference[gram] = 0;
      }
    }
  }

  private int sum(int grams) {
    int sum = 0;
    for (int gram = 0; gram < grams; gram++) {
      sum += Math.min(inHypothesis[gram], inReferences[gram]);
    }
    return sum;
  }

  private void dropWithoutPartner(int[] grams, int positions) {
    for (int i = 0; i < positions; i++) {
      if (grams[i] >= 0 && inReferences[grams[i]] == 0) {
        grams[i] = NO_PARTNER;
      }
    }
  }

  /** The key of the gram at i, negative where it has no partner for sure. */
  private static long key(int[] grams, int i, int order) {
    if (order == 1) {
      return grams[i];
    }
    int second = grams[i + 1];
    return second < 0 ? NO_PARTNER : (long) grams[i] << 32 | second;
  }

  private void clear(int positions) {
    int bits = 33 - Integer.numberOfLeadingZeros(Math.max(7, positions));
    int capacity = 1 << bits;
    if (slots.length < capacity) {
      slots = new int[capacity];
      keys = new long[capacity];
    } else {
      Arrays.fill(slots, 0, capacity, 0);
    }
    shift = 64 - bits;
    mask = capacity - 1;
  }
}
