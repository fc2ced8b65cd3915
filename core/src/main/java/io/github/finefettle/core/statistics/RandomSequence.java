package io.github.finefettle.core.statistics;

/**
 * The numbers of a {@link RandomStream} one after another. Its methods draw by rules written here,
 * not by those of the JDK, which may change between releases.
 *
 * <p>Not safe for use by several threads; begin one for each.
 */
public final class RandomSequence {
  private final RandomStream stream;
  private final long[] block = new long[4];
  private long position;

  RandomSequence(RandomStream stream) {
    this.stream = stream;
  }

  /**
   * The next 64 random bits.
   *
   * @return bits, uniform over all longs
   */
  public long nextLong() {
    int lane = (int) (position & 3);
    if (lane == 0) {
      stream.fillBlock(position >>> 2, block);
    }
    position++;
    return block[lane];
  }

  /**
   * The next uniform number.
   *
   * @return a multiple of 2<sup>-53</sup> in [0, 1)
   */
  public double nextUniform() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /**
   * The next whole number below a bound, without bias: draws are thrown away where they would
   * favour small numbers.
   *
   * @param bound 1 or more
   * @return a number in 0 .. bound - 1
   * @throws IllegalArgumentException if the bound is not positive
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException(
          "The bound (" + bound + ") must be 1 or more; there is no number below it.");
    }
    long limit = (1L << 32) - (1L << 32) % bound;
    long draw = nextLong() >>> 32;
    while (draw >= limit) {
      draw = nextLong() >>> 32;
    }
    return (int) (draw % bound);
  }

  /**
   * The next number of the standard normal distribution, by inversion of one uniform number.
   *
   * @return a finite number
   */
  public double nextGaussian() {
    return gaussian(nextUniform());
  }

  /** Half a step off the grid, so that 0 has a quantile; the last step would round up to 1. */
  static double gaussian(double uniform) {
    return Normal.quantile(Math.min(uniform + 0x1p-54, 1 - 0x1p-53));
  }

  /**
   * A permutation of 0 .. n - 1 (Fisher and Yates).
   *
   * @param n 0 or more
   * @return each number once, every order equally likely
   */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
