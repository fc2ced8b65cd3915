package io.github.finefettle.metrics.ranking.internal;

import java.util.Arrays;

/**
 * Sorts longs by their digits, lowest first.
 *
 * <p>A comparison sort of ten million keys takes about 24 levels of unpredictable branches. Here
 * every key is moved at most six times, once for each digit of eleven bits, without a single
 * comparison: 2,048 open places fit the caches, and a digit that all keys share (the low half of
 * scores that were floats, the sign of probabilities) costs nothing, as its pass is left out. All
 * digits are counted in one reading. Below a few thousand keys the tables cost more than they save.
 */
final class RadixSort {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 6;
  private static final int RADIX = 1 << DIGIT_BITS;
  private static final int MASK = RADIX - 1;
  private static final int TOP = DIGITS - 1;

  /**
   * The sign stands in bit 63, which is bit 8 of the top digit; turned over, negatives come first.
   */
  private static final int SIGN = 1 << (63 - TOP * DIGIT_BITS);

  private static final int SMALLEST = 4_096;

  private RadixSort() {}

  /**
   * The keys in ascending order.
   *
   * @param keys all of them; the array is used as room to work in
   * @return the same array or another of its length
   */
  static long[] sort(long[] keys) {
    if (keys.length < SMALLEST) {
      Arrays.sort(keys);
      return keys;
    }
    int[][] places = count(keys);
    long[] from = keys;
    long[] to = new long[keys.length];
    for (int digit = 0; digit < DIGITS; digit++) {
      int[] place = places[digit];
      if (toPlaces(place, keys.length)) {
        move(from, to, place, digit * DIGIT_BITS, digit == TOP ? SIGN : 0);
        long[] moved = to;
        to = from;
        from = moved;
      }
    }
    return from;
  }

  private static int[][] count(long[] keys) {
    int[] a = new int[RADIX];
    int[] b = new int[RADIX];
    int[] c = new int[RADIX];
    int[] d = new int[RADIX];
    int[] e = new int[RADIX];
    int[] f = new int[RADIX];
    for (long key : keys) {
      a[(int) key & MASK]++;
      b[(int) (key >>> DIGIT_BITS) & MASK]++;
      c[(int) (key >>> (2 * DIGIT_BITS)) & MASK]++;
      d[(int) (key >>> (3 * DIGIT_BITS)) & MASK]++;
      e[(int) (key >>> (4 * DIGIT_BITS)) & MASK]++;
      f[((int) (key >>> (5 * DIGIT_BITS)) & MASK) ^ SIGN]++;
    }
    return new int[][] {a, b, c, d, e, f};
  }

  /** Turns counts into first places; false where all keys share the digit. */
  private static boolean toPlaces(int[] counts, int keys) {
    int place = 0;
    for (int i = 0; i < RADIX; i++) {
      int count = counts[i];
      if (count == keys) {
        return false;
      }
      counts[i] = place;
      place += count;
    }
    return true;
  }

  private static void move(long[] from, long[] to, int[] place, int shift, int turned) {
    for (long key : from) {
      int digit = ((int) (key >>> shift) & MASK) ^ turned;
      to[place[digit]++] = key;
    }
  }
}
