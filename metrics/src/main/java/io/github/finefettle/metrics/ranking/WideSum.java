package io.github.finefettle.metrics.ranking;

import java.math.BigInteger;

/** An exact sum of products of counts, which outgrows a long at a few million rows. */
final class WideSum {
  /** The square of anything below fits into a long. */
  private static final long SMALL = 1L << 31;

  private long low;
  private long high;
  private BigInteger beyond = BigInteger.ZERO;

  /** Adds a * b, both 0 or more. */
  void add(long a, long b) {
    long product = a * b;
    low += product;
    high += Math.multiplyHigh(a, b) + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
  }

  /** Adds times * c * c, both 0 or more. */
  void addSquare(long times, long c) {
    if (c <= SMALL) {
      add(times, c * c);
    } else if (times > 0) {
      BigInteger big = BigInteger.valueOf(c);
      beyond = beyond.add(big.multiply(big).multiply(BigInteger.valueOf(times)));
    }
  }

  BigInteger value() {
    return BigInteger.valueOf(high)
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(low)))
        .add(beyond);
  }
}
