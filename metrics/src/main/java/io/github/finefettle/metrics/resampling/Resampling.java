package io.github.finefettle.metrics.resampling;

/**
 * How an interval is made: how many bootstrap resamples, from which seed, with which coverage.
 * Intervals that have a formula (Wilson) use the confidence alone.
 *
 * @param resamples 2 or more; 1,000 are enough for two digits of an end
 * @param seed the seed of the random streams
 * @param confidence two-sided nominal coverage in (0, 1)
 */
public record Resampling(int resamples, long seed, double confidence) {
  private static final Resampling DEFAULT = new Resampling(1_000, 12_345, 0.95);

  /** Checks the ranges. */
  public Resampling {
    if (resamples < 2) {
      throw new IllegalArgumentException(
          "The number of resamples (" + resamples + ") must be 2 or more; try 1000.");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "The confidence (" + confidence + ") must lie strictly between 0 and 1, such as 0.95.");
    }
  }

  /**
   * The default: 1,000 resamples, seed 12345, confidence 0.95.
   *
   * @return the default
   */
  public static Resampling standard() {
    return DEFAULT;
  }
}
