package io.github.finefettle.dataprep.duplicates;

/**
 * A set of shingles in 64 bits, one for each shingle, or for each of a fixed quarter of them where
 * rows are long. A bit that one row has and the other has not stands for a shingle, at least, that
 * the other lacks; so the sketch gives an upper bound of what two rows share, and most unrelated
 * rows are told apart without a look at their texts. No partner is ever lost by it.
 */
final class ShingleSketch {
  private static final int LONG_BAND = 60;

  private ShingleSketch() {}

  static long of(long[] shingles, int n, LengthBand band) {
    long skipped = band.fromWords() >= LONG_BAND ? 3 : 0;
    long sketch = 0;
    for (int i = 0; i < n; i++) {
      if ((shingles[i] & skipped) == 0) {
        sketch |= 1L << (shingles[i] >>> 58);
      }
    }
    return sketch;
  }

  /** The most shingles that two rows can share. */
  static int mostShared(long a, int sizeOfA, long b, int sizeOfB) {
    return Math.min(sizeOfA - Long.bitCount(a & ~b), sizeOfB - Long.bitCount(b & ~a));
  }
}
