package io.github.finefettle.metrics.ranking.internal;

/** Doubles as longs in the same order, so that they sort by plain comparisons of integers. */
public final class ScoreKeys {
  private ScoreKeys() {}

  /**
   * The key of a score.
   *
   * @param score any number but NaN; both zeros have one key
   * @return a long that is above another exactly if its score is
   */
  public static long of(double score) {
    long bits = Double.doubleToRawLongBits(score + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  /**
   * The score of a key.
   *
   * @param key what {@link #of} gave
   * @return the score
   */
  public static double score(long key) {
    return Double.longBitsToDouble(key ^ ((key >> 63) & Long.MAX_VALUE));
  }
}
