package io.github.finefettle.dataprep.duplicates;

import java.util.Arrays;

/**
 * The rows of one length band, in ascending order, with what is known of each without its text: 21
 * bytes a row.
 */
final class BandRows {
  private static final int HOME = 1;

  private int[] rows;
  private int[] words;
  private int[] sizes;
  private byte[] flags;
  private long[] sketches;
  private int count;

  /** Begins empty, with room for so many rows; it grows beyond. */
  BandRows(int expected) {
    rows = new int[expected];
    words = new int[expected];
    sizes = new int[expected];
    flags = new byte[expected];
    sketches = new long[expected];
  }

  /**
   * Adds a row.
   *
   * @param length its length in words
   * @param shingles how many different shingles it has
   * @param allowance how many of its own it may have beyond the threshold, at most 64
   * @param home whether it belongs to the band itself, and is not only long enough to partner
   * @param sketch see {@link ShingleSketch}
   */
  void add(int row, int length, int shingles, int allowance, boolean home, long sketch) {
    if (count == rows.length) {
      int more = count + (count >> 1) + 16;
      rows = Arrays.copyOf(rows, more);
      words = Arrays.copyOf(words, more);
      sizes = Arrays.copyOf(sizes, more);
      flags = Arrays.copyOf(flags, more);
      sketches = Arrays.copyOf(sketches, more);
    }
    rows[count] = row;
    words[count] = length;
    sizes[count] = shingles;
    flags[count] = (byte) ((allowance << 1) | (home ? HOME : 0));
    sketches[count++] = sketch;
  }

  int count() {
    return count;
  }

  /** The place of a row, or a negative number if it is not among these. */
  int find(int row) {
    return Arrays.binarySearch(rows, 0, count, row);
  }

  int row(int member) {
    return rows[member];
  }

  int words(int member) {
    return words[member];
  }

  int size(int member) {
    return sizes[member];
  }

  int allowance(int member) {
    return flags[member] >> 1;
  }

  boolean isHome(int member) {
    return (flags[member] & HOME) != 0;
  }

  long sketch(int member) {
    return sketches[member];
  }
}
