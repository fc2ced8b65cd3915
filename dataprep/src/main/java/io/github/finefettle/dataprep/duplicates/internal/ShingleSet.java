package io.github.finefettle.dataprep.duplicates.internal;

import java.util.Arrays;

/**
 * Cuts a text into shingles, as 64-bit hashes.
 *
 * <p>A shingle of pieces p<sub>0</sub> ... p<sub>k-1</sub> is the polynomial p<sub>0</sub>
 * B<sup>k-1</sup> + ... + p<sub>k-1</sub> modulo 2<sup>64</sup>, so that the next one follows from
 * it by two multiplications whatever k is (Karp and Rabin, "Efficient randomized pattern-matching
 * algorithms", IBM J. Res. Dev. 31(2), 1987), then mixed with the salt until every bit depends on
 * every other.
 */
public final class ShingleSet {
  private static final long BASE = 0x9E3779B97F4A7C15L;

  private ShingleSet() {}

  /**
   * The set of a text's shingles in ascending order.
   *
   * @param text the text
   * @param band the kind of shingle
   * @param salt mixed into every shingle: texts with different salts share none
   * @return at least one shingle
   */
  public static long[] of(FoldedText text, LengthBand band, long salt) {
    long[] shingles = cut(text, band, salt);
    return Arrays.copyOf(shingles, distinct(shingles, shingles.length));
  }

  /**
   * All shingles in the order of the text, repeated ones again.
   *
   * @param text the text
   * @param band the kind of shingle
   * @param salt mixed into every shingle: texts with different salts share none
   * @return at least one shingle
   */
  public static long[] cut(FoldedText text, LengthBand band, long salt) {
    if (band.ofWords()) {
      return roll(text.words(), text.count(), band.size(), salt);
    }
    int count = text.joinCharacters();
    return count == 0
        ? roll(text.words(), 1, band.size(), salt)
        : roll(text.characters(), count, band.size(), salt);
  }

  private static long[] roll(long[] pieces, int count, int most, long salt) {
    int size = Math.min(most, count);
    long[] shingles = new long[count - size + 1];
    long mixed = Mixing.append(salt, size);
    long top = power(size);
    long hash = 0;
    for (int i = 0; i < size; i++) {
      hash = hash * BASE + pieces[i];
    }
    shingles[0] = Mixing.finish(hash ^ mixed);
    for (int i = size; i < count; i++) {
      // What goes is taken off behind the multiplication, so that no step waits for it.
      hash = hash * BASE + (pieces[i] - pieces[i - size] * top);
      shingles[i - size + 1] = Mixing.finish(hash ^ mixed);
    }
    return shingles;
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= BASE;
    }
    return power;
  }

  /**
   * How many values two sets share.
   *
   * @param a a set in ascending order
   * @param b another one
   * @return 0 or more
   */
  public static int shared(long[] a, long[] b) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        shared++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return shared;
  }

  /**
   * Sorts values and moves the different ones to the front.
   *
   * @param values the values; sorted afterwards
   * @param size how many of them count
   * @return how many different ones there are
   */
  public static int distinct(long[] values, int size) {
    Arrays.sort(values, 0, size);
    int kept = size == 0 ? 0 : 1;
    for (int i = 1; i < size; i++) {
      if (values[i] != values[i - 1]) {
        values[kept++] = values[i];
      }
    }
    return kept;
  }
}
