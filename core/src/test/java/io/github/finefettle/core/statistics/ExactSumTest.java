package io.github.finefettle.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactSumTest {
  private static final double[] MIXED = {1e16, 1, -1e16};

  @Test
  void mixedMagnitudesGiveTheSameBitsInEveryOrder() {
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (int[] order : orders) {
      ExactSum sum = new ExactSum();
      for (int i : order) {
        sum.add(MIXED[i]);
      }
      assertThat(sum.value()).isEqualTo(1.0);
    }
  }

  @Test
  void everyMergeTreeGivesTheSameBytesAndTheSumOfBigDecimal() {
    for (int seed = 0; seed < 60; seed++) {
      RandomSequence random = RandomStream.of(seed, "exact-sum-test").sequence();
      double[] summands = summands(random, 1 + random.nextInt(200));
      ExactSum inOrder = new ExactSum();
      BigDecimal exact = BigDecimal.ZERO;
      for (double summand : summands) {
        inOrder.add(summand);
        exact = exact.add(new BigDecimal(summand));
      }
      assertThat(inOrder.value()).isEqualTo(exact.doubleValue());
      for (int tree = 0; tree < 5; tree++) {
        ExactSum merged = mergedAtRandom(summands, random);
        assertThat(merged.toBytes()).isEqualTo(inOrder.toBytes());
        assertThat(merged).isEqualTo(inOrder).hasSameHashCodeAs(inOrder);
      }
    }
  }

  @Test
  void whatWasAddedAndTakenAwayAgainLeavesNothing() {
    RandomSequence random = RandomStream.of(7, "exact-sum-test").sequence();
    double[] summands = summands(random, 300);
    ExactSum sum = new ExactSum();
    for (double summand : summands) {
      sum.add(summand);
    }
    for (int i : random.permutation(summands.length)) {
      sum.add(-summands[i]);
    }
    assertThat(sum.value()).isZero();
    assertThat(sum.toBytes()).isEqualTo(new ExactSum().toBytes());
  }

  @Test
  void subnormalNumbersAreSummedExactly() {
    ExactSum sum = new ExactSum();
    for (int i = 0; i < 1000; i++) {
      sum.add(Double.MIN_VALUE);
    }
    assertThat(sum.value()).isEqualTo(1000 * Double.MIN_VALUE);
    sum.add(Double.MIN_NORMAL);
    sum.add(-1000 * Double.MIN_VALUE);
    assertThat(sum.value()).isEqualTo(Double.MIN_NORMAL);
  }

  @Test
  void tiesAreRoundedToEvenAndTheLeastExcessBreaksThem() {
    // 1 + 2^-53 lies midway between 1 and the next double.
    assertThat(sumOf(1, 0x1p-53)).isEqualTo(1.0);
    assertThat(sumOf(1, 0x1p-53, Double.MIN_VALUE)).isEqualTo(1 + 0x1p-52);
    assertThat(sumOf(1, 0x1p-53, -Double.MIN_VALUE)).isEqualTo(1.0);
    assertThat(sumOf(-1, -0x1p-53, -Double.MIN_VALUE)).isEqualTo(-1 - 0x1p-52);
    assertThat(sumOf(1 + 0x1p-52, 0x1p-53)).isEqualTo(1 + 0x1p-51);
  }

  @Test
  void aSumBeyondTheRangeIsInfiniteButComesBackIntoIt() {
    double max = Double.MAX_VALUE;
    ExactSum sum = new ExactSum();
    for (int i = 0; i < 1000; i++) {
      sum.add(max);
    }
    assertThat(sum.value()).isEqualTo(Double.POSITIVE_INFINITY);
    for (int i = 0; i < 999; i++) {
      sum.add(-max);
    }
    assertThat(sum.value()).isEqualTo(max);
    sum.add(-max);
    sum.add(-max);
    sum.add(-max);
    assertThat(sum.value()).isEqualTo(Double.NEGATIVE_INFINITY);
    // Half a step above the largest double rounds to infinity, anything less does not.
    assertThat(sumOf(max, Math.ulp(max) / 2)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sumOf(max, Math.ulp(max) / 2, -Double.MIN_VALUE)).isEqualTo(max);
  }

  @Test
  void bytesComeBackToTheSameSumThatCanBeAddedTo() {
    RandomSequence random = RandomStream.of(9, "exact-sum-test").sequence();
    for (int i = 0; i < 50; i++) {
      ExactSum sum = mergedAtRandom(summands(random, 20), random);
      ExactSum read = ExactSum.fromBytes(sum.toBytes());
      assertThat(read).isEqualTo(sum);
      sum.add(Math.PI);
      read.add(Math.PI);
      assertThat(read.toBytes()).isEqualTo(sum.toBytes());
    }
  }

  @Test
  void bytesOfAnotherVersionOrLengthAreRefused() {
    byte[] bytes = sumOf12().toBytes();
    byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
    bytes[0] = 2;
    assertThatThrownBy(() -> ExactSum.fromBytes(bytes)).hasMessageContaining("version 1");
    assertThatThrownBy(() -> ExactSum.fromBytes(longer)).hasMessageContaining("version 1");
    assertThatThrownBy(() -> ExactSum.fromBytes(new byte[0])).hasMessageContaining("version 1");
  }

  @Test
  void bytesWithDigitsThatNoSumHasAreRefused() {
    byte[] bytes = sumOf12().toBytes();
    // The upper half of the lowest digit: a digit of 2^32 or more.
    bytes[1] = 1;
    assertThatThrownBy(() -> ExactSum.fromBytes(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("digit");
  }

  @Test
  void productsAreSummedWithoutRounding() {
    RandomSequence random = RandomStream.of(11, "exact-sum-test").sequence();
    ExactSum sum = new ExactSum();
    BigDecimal exact = BigDecimal.ZERO;
    for (int i = 0; i < 500; i++) {
      double a = (random.nextUniform() - 0.5) * Math.scalb(1.0, random.nextInt(200) - 100);
      double b = (random.nextUniform() - 0.5) * Math.scalb(1.0, random.nextInt(200) - 100);
      sum.addProduct(a, b);
      exact = exact.add(new BigDecimal(a).multiply(new BigDecimal(b)));
    }
    assertThat(sum.value()).isEqualTo(exact.doubleValue());
  }

  @Test
  void theOtherSumIsLeftAsItWasAndASumCanTakeInItself() {
    ExactSum other = sumOf12();
    byte[] before = other.toBytes();
    ExactSum sum = new ExactSum();
    sum.add(other);
    assertThat(other.toBytes()).isEqualTo(before);
    sum.add(sum);
    assertThat(sum.value()).isEqualTo(24.0);
  }

  @Test
  void whatIsNotFiniteIsRefusedAndChangesNothing() {
    ExactSum sum = sumOf12();
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> sum.add(bad)).hasMessageContaining(Double.toString(bad));
    }
    assertThatThrownBy(() -> sum.addProduct(1e200, 1e200)).hasMessageContaining("Infinity");
    assertThat(sum.value()).isEqualTo(12.0);
  }

  @Test
  void theMeanIsTheExactQuotientRoundedOnce() {
    RandomSequence random = RandomStream.of(7, "means").sequence();
    for (int i = 0; i < 3000; i++) {
      // Sums with more digits than a double, over the whole range and down into the subnormals.
      int exponent = i % 3 == 0 ? -1074 + random.nextInt(80) : -40 + random.nextInt(80);
      double high = Math.scalb((double) (random.nextLong() >> 11), exponent);
      double low = Math.scalb((double) (random.nextLong() >> 11), Math.max(-1074, exponent - 60));
      long count = 1 + (random.nextLong() >>> (1 + random.nextInt(62)));
      ExactSum sum = new ExactSum();
      sum.add(high);
      sum.add(low);
      BigDecimal exact = new BigDecimal(high).add(new BigDecimal(low));
      double expected =
          exact.divide(BigDecimal.valueOf(count), new MathContext(1200)).doubleValue();
      assertThat(sum.dividedBy(count)).as("%s / %s", exact, count).isEqualTo(expected);
    }
    ExactSum beyond = new ExactSum();
    beyond.add(Double.MAX_VALUE);
    beyond.add(Double.MAX_VALUE);
    assertThat(beyond.dividedBy(2)).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void aMeanOfNothingIsRefused() {
    assertThat(sumOf12().dividedBy(8)).isEqualTo(1.5);
    assertThatThrownBy(() -> sumOf12().dividedBy(0)).hasMessageContaining("0");
  }

  private static ExactSum sumOf12() {
    ExactSum sum = new ExactSum();
    sum.add(12);
    return sum;
  }

  private static double sumOf(double... summands) {
    ExactSum sum = new ExactSum();
    for (double summand : summands) {
      sum.add(summand);
    }
    return sum.value();
  }

  /** Numbers of all magnitudes, subnormal ones too, many of which cancel. */
  private static double[] summands(RandomSequence random, int n) {
    double[] summands = new double[n];
    for (int i = 0; i < n; i++) {
      int kind = random.nextInt(4);
      if (kind == 0 && i > 0) {
        summands[i] = -summands[random.nextInt(i)];
      } else if (kind == 1) {
        summands[i] = Double.longBitsToDouble(random.nextLong() & 0x800F_FFFF_FFFF_FFFFL);
      } else {
        double any = Double.longBitsToDouble(random.nextLong());
        // Half of the range, so that the exact sum stays within it.
        summands[i] = Math.abs(any) < 0x1p1000 ? any : random.nextUniform();
      }
    }
    return summands;
  }

  /** The summands in random order, dealt to sums that are merged two by two at random. */
  private static ExactSum mergedAtRandom(double[] summands, RandomSequence random) {
    List<ExactSum> parts = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      parts.add(new ExactSum());
    }
    for (int i : random.permutation(summands.length)) {
      parts.get(random.nextInt(count)).add(summands[i]);
    }
    while (parts.size() > 1) {
      ExactSum taken = parts.remove(random.nextInt(parts.size()));
      parts.get(random.nextInt(parts.size())).add(taken);
    }
    return parts.get(0);
  }
}
