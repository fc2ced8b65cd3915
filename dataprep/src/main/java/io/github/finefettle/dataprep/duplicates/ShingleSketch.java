package io.github.finefettle.dataprep.duplicates;

/**
 * A set of shingles in 64 bits: one bit for each shingle, or for each of a fixed part of them where
 * rows are long, so that some thirty are set. Most unrelated rows are told apart by it without a
 * look at their texts.
 *
 * <p>A bit that one row has and the other has not stands for a shingle, at least, that the other
 * lacks. That gives an upper bound of what two rows share, by which no partner is ever lost. In
 * long rows, of which only a part is looked at, the bound says little; there the share of common
 * bits is an estimate of the similarity, and a pair is dismissed if it lies more than four standard
 * errors too low, which happens to one near duplicate in thirty thousand.
 */
final class ShingleSketch {
  private static final int WANTED = 32;
  private static final double STANDARD_ERRORS = 4;

  private ShingleSketch() {}

  /** Which bits of a shingle must be 0 for it to count, in rows of so many shingles on average. */
  static long skippedBits(double averageSize) {
    long skipped = 0;
    double counted = averageSize;
    while (counted > WANTED * 1.5) {
      skipped = (skipped << 1) | 1;
      counted /= 2;
    }
    return skipped;
  }

  static long of(long[] shingles, int n, long skippedBits) {
    long sketch = 0;
    for (int i = 0; i < n; i++) {
      // All ones where no such bit is set: a branch here could not be foreseen.
      long counts = ((shingles[i] & skippedBits) - 1) >> 63;
      sketch |= (1L << (shingles[i] >>> 58)) & counts;
    }
    return sketch;
  }

  /** The most shingles that two rows can share. */
  static int mostShared(long a, int sizeOfA, long b, int sizeOfB) {
    return Math.min(sizeOfA - Long.bitCount(a & ~b), sizeOfB - Long.bitCount(b & ~a));
  }

  /** Whether two rows whose Jaccard similarity is at least so much may have these sketches. */
  static boolean mayBe(double similarity, long a, long b) {
    int all = Long.bitCount(a | b);
    double error = STANDARD_ERRORS * Math.sqrt(similarity * (1 - similarity) * all);
    return Long.bitCount(a & b) >= similarity * all - error;
  }
}
