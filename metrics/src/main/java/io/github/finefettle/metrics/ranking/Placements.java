package io.github.finefettle.metrics.ranking;

import io.github.finefettle.metrics.ranking.internal.Ties;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * The area under the ROC curve and its variance, from whole numbers.
 *
 * <p>The area is the share of pairs of a positive and another row that the scores order rightly,
 * ties counting half (Mann and Whitney; Bamber, 1975). With P positives, N others, and for each row
 * twice the number of rows of the other kind that it beats, ties counting once, the area is the sum
 * over positives divided by 2 P N: one division of exact counts. The variance is that of DeLong,
 * DeLong and Clarke-Pearson (1988), which needs the sums of squares of the same numbers; one walk
 * through the sorted scores gives all of them (Sun and Xu, "Fast implementation of DeLong's
 * algorithm", IEEE Signal Processing Letters 21, 2014, where they are midranks).
 */
final class Placements {
  private static final MathContext DIGITS = new MathContext(40);

  private final long positives;
  private final long negatives;
  private final WideSum wins = new WideSum();
  private final WideSum squaresOfPositives = new WideSum();
  private final WideSum squaresOfNegatives = new WideSum();

  /** Pairs within a tie. */
  private final WideSum tied = new WideSum();

  private long positivesAbove;
  private long negativesAbove;

  private Placements(Ties ties) {
    this.positives = ties.positives();
    this.negatives = ties.negatives();
    ties.descending((score, p, n) -> tie(p, n));
  }

  /** The placements of rows of both kinds. */
  static Placements of(Ties ties) {
    return new Placements(ties);
  }

  private void tie(long p, long n) {
    if (p > 0) {
      long beaten = 2 * (negatives - negativesAbove - n) + n;
      wins.add(p, beaten);
      squaresOfPositives.addSquare(p, beaten);
      if (n > 0) {
        tied.add(p, n);
      }
    }
    if (n > 0) {
      squaresOfNegatives.addSquare(n, 2 * positivesAbove + p);
    }
    positivesAbove += p;
    negativesAbove += n;
  }

  /** The area, NaN where one kind of rows is missing. */
  double area() {
    return quotient(wins.value(), twicePairs());
  }

  /**
   * By how much the area can differ from that of the scores before they were put into cells: half
   * of the pairs that share a cell, as each of them counts one half now and 0 or 1 then.
   */
  double errorOfCells() {
    return quotient(tied.value(), twicePairs());
  }

  /** DeLong's variance of the area, NaN where a kind has fewer than two rows. */
  double variance() {
    return part(squaresOfPositives, positives, negatives)
        + part(squaresOfNegatives, negatives, positives);
  }

  /** The variance of the mean share of the others that a row of one kind beats. */
  private double part(WideSum squares, long kind, long others) {
    if (kind < 2) {
      return Double.NaN;
    }
    BigInteger m = BigInteger.valueOf(kind);
    BigInteger sum = wins.value();
    BigInteger spread = squares.value().multiply(m).subtract(sum.multiply(sum));
    BigInteger twice = BigInteger.valueOf(others).shiftLeft(1);
    BigInteger divisor =
        m.multiply(m).multiply(m.subtract(BigInteger.ONE)).multiply(twice).multiply(twice);
    return quotient(spread, divisor);
  }

  private BigInteger twicePairs() {
    return BigInteger.valueOf(positives).multiply(BigInteger.valueOf(negatives)).shiftLeft(1);
  }

  private static double quotient(BigInteger over, BigInteger under) {
    if (under.signum() == 0) {
      return Double.NaN;
    }
    return over.bitLength() <= 53 && under.bitLength() <= 53
        ? over.doubleValue() / under.doubleValue()
        : new BigDecimal(over).divide(new BigDecimal(under), DIGITS).doubleValue();
  }
}
