package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.duplicates.internal.Mixing;
import io.github.finefettle.dataprep.duplicates.internal.SmallestHashes;
import java.util.Arrays;

/**
 * Chooses the keys of a row: numbers such that two near duplicates share one with a stated
 * probability, and few other rows do.
 *
 * <p>Let a row have n shingles of which any partner must share o ({@link
 * SimilarityRule#requiredWithAny}).
 *
 * <p><b>Short rows</b> (o up to {@value #SHORT}): all rows order shingles alike, rare ones first.
 * The first n - o + 1 of a row contain one that its partner has among its own first ones, always;
 * and the first n - o + c contain c (prefix filter; with c above 1: Wang, Li and Feng, "Can we beat
 * the prefix filtering?", SIGMOD 2012). A key is a combination of c of them. One shingle of three
 * letters is in thousands of rows, two rare ones together are in few. Nothing is lost: recall 1.
 *
 * <p><b>Long rows</b>: the keys are the k smallest hashes of the row. Hashes are as good as random,
 * so the shared shingles are spread evenly, and none of the k is shared with a probability below (1
 * - o/n)<sup>k</sup>; a pair is missed only if this happens to one of the two, so k follows from
 * the recall. Rarity must not order here: an edit makes shingles that no other row has, and they
 * would come first. Shingles that very many rows have (stop shingles, above half a percent of the
 * sample) are left out, or all rows with one footer would share their keys; they still count in the
 * comparison. Of the o shared ones some may be such, and o and n are less by these.
 *
 * <p><b>Rows of a template</b>, of which so much is stop shingles that a partner may share nothing
 * else, get more keys: the smallest hash under each of r seeds, r of them together a key, b keys
 * (MinHash with banding: Broder 1997; Leskovec, Rajaraman and Ullman, "Mining of massive datasets",
 * section 3.4), b such that (1 - J<sup>r</sup>)<sup>b</sup> keeps the recall.
 */
final class KeyScheme {
  static final int SHORT = 40;

  /** A row of so much template that it needs more keys than this gets band keys too. */
  private static final int FEW_KEYS = 8;

  /** And one that needs more than this gets no more of the first kind. */
  private static final int MOST_KEYS = 24;

  /** A band is shared by two rows at the threshold with about this probability. */
  private static final double BAND_SHARED = 0.15;

  private static final int MOST_BAND_ROWS = 16;

  private final SimilarityRule rule;
  private final double miss;
  private final ShingleFrequencies frequencies;
  private final int together;
  private final int singlesUpTo;
  private final long skippedBits;
  private long[] keys = new long[64];
  private int size;
  private long[] front = new long[0];
  private int[] rarity = new int[0];
  private final SmallestHashes smallest = new SmallestHashes();

  /**
   * Makes a scheme.
   *
   * @param recall the least probability with which near duplicates share a key
   * @param together how many shingles make a key of a short row, 1 to 3
   */
  static KeyScheme of(
      SimilarityRule rule,
      double recall,
      ShingleFrequencies frequencies,
      int together,
      double averageSize) {
    // Each of the two rows may be the one that misses.
    return new KeyScheme(
        rule, (1 - recall) / 2, frequencies, together, ShingleSketch.skippedBits(averageSize));
  }

  private KeyScheme(
      SimilarityRule rule,
      double miss,
      ShingleFrequencies frequencies,
      int together,
      long skippedBits) {
    this.skippedBits = skippedBits;
    this.rule = rule;
    this.miss = miss;
    this.frequencies = frequencies;
    this.together = together;
    this.singlesUpTo = together == 1 ? 0 : rule.mostShingles(rule.mostShingles(together - 1));
  }

  /** The same scheme for use by another thread. */
  KeyScheme copy() {
    return new KeyScheme(rule, miss, frequencies, together, skippedBits);
  }

  /**
   * Chooses the keys of a row.
   *
   * @param shingles the different shingles of the row, in any order
   * @return how many keys there are
   */
  int choose(long[] shingles, int n, int allowance) {
    size = 0;
    int required = rule.requiredWithAny(n, allowance);
    if (required <= SHORT) {
      chooseCombinations(shingles, n, required);
    }
    if (n > SHORT) {
      chooseSmallest(shingles, n, required, allowance);
    }
    return size;
  }

  long sketch(long[] shingles, int n) {
    return ShingleSketch.of(shingles, n, skippedBits);
  }

  long key(int at) {
    return keys[at];
  }

  private void add(long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    keys[size++] = key;
  }

  private void chooseCombinations(long[] shingles, int n, int required) {
    int first = Math.min(n, n - required + together);
    takeRarest(shingles, n, first);
    if (together == 1 || n <= singlesUpTo) {
      int prefix = n - required + 1;
      for (int i = 0; i < prefix; i++) {
        add(front[i]);
      }
    }
    if (together == 2) {
      for (int i = 0; i < first; i++) {
        for (int j = i + 1; j < first; j++) {
          add(Mixing.finish(Mixing.append(front[i], front[j])));
        }
      }
    } else if (together == 3) {
      addTriples(first);
    }
  }

  private void addTriples(int first) {
    for (int i = 0; i < first; i++) {
      for (int j = i + 1; j < first; j++) {
        long pair = Mixing.append(front[i], front[j]);
        for (int k = j + 1; k < first; k++) {
          add(Mixing.finish(Mixing.append(pair, front[k])));
        }
      }
    }
  }

  /** Brings the rarest shingles to the front, by their frequency and then their hash. */
  private void takeRarest(long[] shingles, int n, int wanted) {
    makeRoom(wanted + 1);
    int held = 0;
    for (int i = 0; i < n; i++) {
      long shingle = shingles[i];
      int rows = frequencies.of(shingle);
      if (held == wanted && !comesBefore(rows, shingle, held - 1)) {
        continue;
      }
      int at = held < wanted ? held++ : held - 1;
      while (at > 0 && comesBefore(rows, shingle, at - 1)) {
        front[at] = front[at - 1];
        rarity[at] = rarity[at - 1];
        at--;
      }
      front[at] = shingle;
      rarity[at] = rows;
    }
  }

  private void makeRoom(int shingles) {
    if (front.length < shingles) {
      front = new long[2 * shingles];
      rarity = new int[2 * shingles];
    }
  }

  private boolean comesBefore(int rows, long shingle, int at) {
    return rows != rarity[at] ? rows < rarity[at] : shingle < front[at];
  }

  private void chooseSmallest(long[] shingles, int n, int required, int allowance) {
    long[] telling = shingles;
    int left = n;
    if (frequencies.hasStops()) {
      makeRoom(n);
      telling = front;
      left = frequencies.copyTelling(shingles, n, telling);
    }
    int shared = required - (n - left);
    int needed = shared <= 0 ? MOST_KEYS + 1 : keysNeeded(left, shared);
    takeSmallest(telling, left, Math.min(needed, MOST_KEYS));
    if (needed > FEW_KEYS) {
      addBands(shingles, n, rule.leastSimilarity(n, allowance));
    }
  }

  /** How many of the smallest hashes must be keys, if so many of n are shared at least. */
  private int keysNeeded(int n, int shared) {
    int always = n - shared + 1;
    double missing = 1 - (double) shared / n;
    double missed = missing;
    int keysTaken = 1;
    while (keysTaken < always && missed > miss) {
      missed *= missing;
      keysTaken++;
    }
    return keysTaken;
  }

  private void takeSmallest(long[] shingles, int n, int wanted) {
    int taken = smallest.take(shingles, n, wanted);
    for (int i = 0; i < taken; i++) {
      add(smallest.get(i));
    }
  }

  private void addBands(long[] shingles, int n, double similarity) {
    double met = similarity;
    int rows = 1;
    while (met * similarity >= BAND_SHARED && rows < MOST_BAND_ROWS) {
      met *= similarity;
      rows++;
    }
    double missed = 1;
    for (int band = 0; missed > miss; band++) {
      add(bandKey(shingles, n, band, rows));
      missed *= 1 - met;
    }
  }

  private static long bandKey(long[] shingles, int n, int band, int rows) {
    long key = Mixing.append(Mixing.append(Mixing.START, band), rows);
    for (int row = 0; row < rows; row++) {
      long seed = Mixing.finish(MOST_BAND_ROWS * (long) band + row + 1);
      long least = Long.MAX_VALUE;
      for (int i = 0; i < n; i++) {
        least = Math.min(least, Mixing.finish(shingles[i] ^ seed));
      }
      key = Mixing.append(key, least);
    }
    return Mixing.finish(key);
  }
}
