package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.duplicates.internal.DistinctHashes;
import java.util.Arrays;

/**
 * How many rows of a spread sample have each shingle. The sample is spread over all rows, because
 * the first ones need not know a template that comes later.
 */
final class ShingleFrequencies {
  private static final double STOP_SHARE = 0.005;
  private static final int LEAST_STOP_ROWS = 8;

  private final int rows;
  private final LongIntMap numbers = new LongIntMap();
  private final int[] counts;
  private final DistinctHashes stops = new DistinctHashes();
  private final int stopCount;

  /**
   * Counts.
   *
   * @param rows how many rows are in the sample
   * @param shingles the sets of all of them one behind the other; changed by this
   * @param all how many shingles there are
   */
  ShingleFrequencies(int rows, long[] shingles, int all) {
    this.rows = rows;
    int size = repeated(shingles, all);
    SortedLongs.sort(shingles, size);
    int[] found = new int[1024];
    int often = 0;
    int stopAbove = (int) Math.max(LEAST_STOP_ROWS, Math.floor(STOP_SHARE * rows));
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && shingles[to] == shingles[from]) {
        to++;
      }
      // A shingle of a single row is as good as unknown.
      if (to - from > 1) {
        int number = numbers.numberOf(shingles[from]);
        if (number == found.length) {
          found = Arrays.copyOf(found, 2 * number);
        }
        found[number] = to - from;
        if (to - from > stopAbove) {
          shingles[often++] = shingles[from]; // what stood there was counted before
        }
      }
      from = to;
    }
    this.counts = found;
    this.stopCount = stops.fill(shingles, often);
  }

  /**
   * Moves to the front what may be there more than once, so that the rest need not be sorted:
   * nearly every shingle of long rows is of one row alone. A shingle is known by some of its bits,
   * of which each is noted when it is met once, and when it is met again.
   */
  private static int repeated(long[] shingles, int size) {
    int bits = Math.max(6, 35 - Integer.numberOfLeadingZeros(Math.max(1, size)));
    long[] once = new long[1 << (bits - 6)];
    long[] again = new long[1 << (bits - 6)];
    for (int i = 0; i < size; i++) {
      int place = (int) (shingles[i] >>> (64 - bits));
      long bit = 1L << place;
      again[place >>> 6] |= once[place >>> 6] & bit;
      once[place >>> 6] |= bit;
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      long shingle = shingles[i];
      int place = (int) (shingle >>> (64 - bits));
      shingles[kept] = shingle;
      kept += (int) (again[place >>> 6] >>> place) & 1;
    }
    return kept;
  }

  /** In how many rows of the sample the shingle is; 0 stands for 0 or 1. */
  int of(long shingle) {
    int number = numbers.find(shingle);
    return number < 0 ? 0 : counts[number];
  }

  /**
   * Copies the shingles that tell something of a row: those that do not stand in very many rows of
   * the sample. How many they are.
   */
  int copyTelling(long[] shingles, int n, long[] telling) {
    return stops.copyOthers(shingles, n, telling);
  }

  boolean hasStops() {
    return stopCount > 0;
  }

  /** How many rows are in the sample. */
  int sampled() {
    return rows;
  }
}
