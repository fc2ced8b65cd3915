package io.github.finefettle.core.statistics;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A sum of doubles that is exact until it is read, so that it does not depend on the order of the
 * summands or on how partial sums are merged.
 *
 * <p>The sum is a fixed-point number of {@value #LIMBS} digits in base 2<sup>32</sup> that spans
 * the whole range of a double and 2<sup>40</sup> times more. Each digit sits in a {@code long},
 * whose upper half takes the carries of about a thousand million additions before they are passed
 * on. The result is rounded once, to the nearest double, ties to even.
 *
 * <p>Compensated sums (Kahan, Neumaier) are not enough for this: they are accurate, but two merge
 * trees of the same summands can still differ in the last digit. The idea is that of Kulisch's long
 * accumulator (Kulisch and Miranker, 1981).
 *
 * <p>Not safe for use by several threads: give each its own and merge.
 */
public final class ExactSum {
  private static final int VERSION = 1;

  /** Bits below the binary point of a double: the exponent of {@link Double#MIN_VALUE}. */
  private static final int FRACTION_BITS = 1074;

  private static final int DOUBLE_BITS = 53;

  /** More than a double has, so that the rest of a division lies below its last bit. */
  private static final int SPARE_BITS = 64;

  private static final int LIMB_BITS = 32;
  private static final long LIMB_MASK = 0xFFFF_FFFFL;

  /** (1074 + 1024 + 40 bits of head room) / 32, rounded up. */
  static final int LIMBS = 67;

  /** An addition changes a digit by less than 2^32; 2^30 of them stay below 2^63. */
  private static final int ADDITIONS_BEFORE_CARRY = 1 << 30;

  /** Below this the error of a product may underflow; see {@link #addProduct}. */
  private static final double SMALLEST_SPLITTABLE_PRODUCT = 0x1p-960;

  private final long[] limbs = new long[LIMBS];
  private int additionsSinceCarry;

  /** Begins with zero. */
  public ExactSum() {}

  /**
   * Adds a number.
   *
   * @param value a finite number
   * @throws IllegalArgumentException if the number is NaN or infinite
   */
  public void add(double value) {
    if (value == 0) {
      return;
    }
    long bits = Double.doubleToRawLongBits(value);
    int biasedExponent = (int) (bits >>> 52) & 0x7FF;
    if (biasedExponent == 0x7FF) {
      throw new IllegalArgumentException(
          "The summand ("
              + value
              + ") must be finite. Count undefined values apart and sum the others.");
    }
    long fraction = bits & 0xF_FFFF_FFFF_FFFFL;
    long mantissa = biasedExponent == 0 ? fraction : fraction | 0x10_0000_0000_0000L;
    addShifted(bits < 0, mantissa, Math.max(biasedExponent - 1, 0));
  }

  /**
   * Adds the product of two numbers without rounding it, as two summands: the rounded product and
   * its error from a fused multiply-add. A product below 2<sup>-960</sup> in magnitude is rounded
   * to a double first, because its error could underflow; the sum stays independent of order.
   *
   * @param a a finite number
   * @param b a finite number
   * @throws IllegalArgumentException if a factor or the product is not finite
   */
  public void addProduct(double a, double b) {
    double product = a * b;
    add(product);
    if (Math.abs(product) >= SMALLEST_SPLITTABLE_PRODUCT) {
      add(Math.fma(a, b, -product));
    }
  }

  /**
   * Adds another sum to this one. The other is left as it was.
   *
   * @param other another sum
   */
  public void add(ExactSum other) {
    other.passCarries();
    passCarries();
    for (int i = 0; i < LIMBS; i++) {
      limbs[i] += other.limbs[i];
    }
    additionsSinceCarry = 1;
  }

  /**
   * The sum, rounded once.
   *
   * @return the nearest double, ties to even; infinite only if the exact sum is beyond the range
   */
  public double value() {
    return round(toBigInteger(), FRACTION_BITS);
  }

  /**
   * The sum divided by a count, rounded once.
   *
   * @param count 1 or more
   * @return the double nearest to the exact quotient, ties to even; infinite only if that is beyond
   *     the range
   * @throws IllegalArgumentException if the count is not positive
   */
  public double dividedBy(long count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "The count (" + count + ") must be 1 or more; a mean of nothing is undefined.");
    }
    return quotient(toBigInteger(), BigInteger.valueOf(count));
  }

  /**
   * The sum of products of deviations from the means, rounded once: the sum over pairs of (a - mean
   * of a) (b - mean of b). With rounded sums this difference of two large numbers would lose all
   * its digits where the values are large beside their spread; here it is exact until the end.
   *
   * @param products the sum of a times b over the pairs
   * @param first the sum of a
   * @param second the sum of b
   * @param count how many pairs there are, 1 or more
   * @return the double nearest to products - first * second / count
   * @throws IllegalArgumentException if the count is not positive
   */
  public static double ofDeviations(
      ExactSum products, ExactSum first, ExactSum second, long count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "The count (" + count + ") must be 1 or more; there are no deviations of nothing.");
    }
    BigInteger divisor = BigInteger.valueOf(count);
    BigInteger scaled =
        products
            .toBigInteger()
            .multiply(divisor)
            .shiftLeft(FRACTION_BITS)
            .subtract(first.toBigInteger().multiply(second.toBigInteger()));
    BigInteger[] quotient = scaled.abs().shiftLeft(SPARE_BITS).divideAndRemainder(divisor);
    BigInteger sticky = quotient[1].signum() == 0 ? quotient[0] : quotient[0].setBit(0);
    double magnitude = round(sticky, 2 * FRACTION_BITS + SPARE_BITS);
    return scaled.signum() < 0 ? -magnitude : magnitude;
  }

  /**
   * The state in a versioned form: one byte of version, then the digits from the lowest up.
   *
   * @return bytes equal for equal sums
   */
  public byte[] toBytes() {
    passCarries();
    ByteBuffer buffer = ByteBuffer.allocate(1 + LIMBS * Long.BYTES);
    buffer.put((byte) VERSION);
    for (long limb : limbs) {
      buffer.putLong(limb);
    }
    return buffer.array();
  }

  /**
   * Reads what {@link #toBytes()} wrote.
   *
   * @param bytes the bytes
   * @return the sum
   * @throws IllegalArgumentException if the bytes are of another version or length, or no digits
   */
  public static ExactSum fromBytes(byte[] bytes) {
    if (bytes.length != 1 + LIMBS * Long.BYTES || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "The bytes are no exact sum of version "
              + VERSION
              + ". Maybe they were written by a newer release.");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, LIMBS * Long.BYTES);
    ExactSum sum = new ExactSum();
    for (int i = 0; i < LIMBS; i++) {
      sum.limbs[i] = buffer.getLong();
      if (i < LIMBS - 1 && sum.limbs[i] >>> LIMB_BITS != 0) {
        throw new IllegalArgumentException(
            "The bytes are no exact sum: digit "
                + i
                + " ("
                + sum.limbs[i]
                + ") must lie in 0 .. 2^32 - 1. Maybe they were damaged on their way.");
      }
    }
    return sum;
  }

  /** Two sums are equal if their exact values are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ExactSum sum && Arrays.equals(toBytes(), sum.toBytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toBytes());
  }

  @Override
  public String toString() {
    return "ExactSum[" + value() + "]";
  }

  private void addShifted(boolean negative, long mantissa, int shift) {
    int limb = shift / LIMB_BITS;
    int offset = shift % LIMB_BITS;
    // 53 bits shifted by up to 31 reach over three digits.
    long low = (mantissa << offset) & LIMB_MASK;
    long middle = (mantissa >>> (LIMB_BITS - offset)) & LIMB_MASK;
    long high = offset == 0 ? 0 : mantissa >>> (2 * LIMB_BITS - offset);
    if (negative) {
      limbs[limb] -= low;
      limbs[limb + 1] -= middle;
      limbs[limb + 2] -= high;
    } else {
      limbs[limb] += low;
      limbs[limb + 1] += middle;
      limbs[limb + 2] += high;
    }
    additionsSinceCarry++;
    if (additionsSinceCarry == ADDITIONS_BEFORE_CARRY) {
      passCarries();
    }
  }

  /** Brings every digit but the highest into 0 .. 2^32-1: the one form that each value has. */
  private void passCarries() {
    for (int i = 0; i < LIMBS - 1; i++) {
      long carry = limbs[i] >> LIMB_BITS;
      limbs[i] -= carry << LIMB_BITS;
      limbs[i + 1] += carry;
    }
    additionsSinceCarry = 0;
  }

  private BigInteger toBigInteger() {
    passCarries();
    BigInteger sum = BigInteger.valueOf(limbs[LIMBS - 1]);
    for (int i = LIMBS - 2; i >= 0; i--) {
      sum = sum.shiftLeft(LIMB_BITS).add(BigInteger.valueOf(limbs[i]));
    }
    return sum;
  }

  private static double quotient(BigInteger sum, BigInteger count) {
    BigInteger[] whole = sum.abs().divideAndRemainder(count);
    double magnitude;
    if (whole[0].bitLength() <= DOUBLE_BITS) {
      // Here doubles lie one unit of the fixed point apart, so the whole quotient is rounded.
      int half = whole[1].shiftLeft(1).compareTo(count);
      boolean up = half > 0 || (half == 0 && whole[0].testBit(0));
      BigInteger nearest = up ? whole[0].add(BigInteger.ONE) : whole[0];
      magnitude = Math.scalb(nearest.doubleValue(), -FRACTION_BITS);
    } else {
      BigInteger[] scaled = sum.abs().shiftLeft(SPARE_BITS).divideAndRemainder(count);
      // As below, one sticky bit is all that rounding needs of the remainder.
      BigInteger sticky = scaled[1].signum() == 0 ? scaled[0] : scaled[0].setBit(0);
      magnitude = round(sticky, FRACTION_BITS + SPARE_BITS);
    }
    return sum.signum() < 0 ? -magnitude : magnitude;
  }

  private static double round(BigInteger sum, int fractionBits) {
    BigInteger magnitude = sum.abs();
    int excess = Math.max(0, magnitude.bitLength() - 64);
    BigInteger top = magnitude.shiftRight(excess);
    if (excess > 0 && magnitude.getLowestSetBit() < excess) {
      // Whether anything lies below decides ties; one sticky bit is all that rounding needs of it.
      top = top.setBit(0);
    }
    double rounded = Math.scalb(top.doubleValue(), excess - fractionBits);
    return sum.signum() < 0 ? -rounded : rounded;
  }
}
