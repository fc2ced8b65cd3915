package io.github.finefettle.dataprep.duplicates;

/** Orders rows by length. */
final class LongestFirst {
  private LongestFirst() {}

  /** All rows, the longest first, of equal length that with the smaller index first. */
  static int[] order(int[] lengths) {
    SortedLongs packed = SortedLongs.inMemory(32, lengths.length);
    for (int row = 0; row < lengths.length; row++) {
      packed.add(((long) (Integer.MAX_VALUE - lengths[row]) << 32) | row);
    }
    int[] order = new int[lengths.length];
    int[] next = new int[1];
    packed.forEach(entry -> order[next[0]++] = (int) entry);
    return order;
  }
}
