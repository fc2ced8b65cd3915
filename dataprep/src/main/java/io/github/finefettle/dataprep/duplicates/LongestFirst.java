package io.github.finefettle.dataprep.duplicates;

import java.util.Arrays;

/** Orders rows by length. */
final class LongestFirst {
  private LongestFirst() {}

  /** All rows, the longest first, of equal length that with the smaller index first. */
  static int[] order(int[] lengths) {
    long[] packed = new long[lengths.length];
    for (int row = 0; row < packed.length; row++) {
      packed[row] = ((long) (Integer.MAX_VALUE - lengths[row]) << 32) | row;
    }
    Arrays.sort(packed);
    int[] order = new int[packed.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) packed[i];
    }
    return order;
  }
}
