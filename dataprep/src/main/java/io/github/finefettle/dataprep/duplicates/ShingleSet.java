package io.github.finefettle.dataprep.duplicates;

import java.util.Arrays;

/** The set of a text's shingles, as 64-bit hashes in ascending order. */
final class ShingleSet {
  private ShingleSet() {}

  /**
   * Cuts shingles.
   *
   * @param salt mixed into every shingle: texts with different salts share none
   * @return at least one shingle
   */
  static long[] of(FoldedText text, LengthBand band, long salt) {
    long[] pieces = band.ofWords() ? text.words() : characters(text);
    int size = Math.min(band.size(), pieces.length);
    long[] shingles = new long[pieces.length - size + 1];
    for (int i = 0; i < shingles.length; i++) {
      long hash = Mixing.append(salt, size);
      for (int j = i; j < i + size; j++) {
        hash = Mixing.append(hash, pieces[j]);
      }
      shingles[i] = Mixing.finish(hash);
    }
    return distinct(shingles);
  }

  private static long[] characters(FoldedText text) {
    long[] points = text.joined().codePoints().asLongStream().toArray();
    return points.length == 0 ? text.words() : points;
  }

  private static long[] distinct(long[] values) {
    Arrays.sort(values);
    int kept = 1;
    for (int i = 1; i < values.length; i++) {
      if (values[i] != values[i - 1]) {
        values[kept++] = values[i];
      }
    }
    return Arrays.copyOf(values, kept);
  }
}
