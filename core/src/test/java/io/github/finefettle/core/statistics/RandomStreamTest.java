package io.github.finefettle.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  /** The three lines for philox4x64 with 10 rounds of the file kat_vectors of Random123. */
  @Test
  void theKnownAnswersOfRandom123Hold() {
    assertThat(philox("0 0 0 0", "0 0"))
        .isEqualTo("16554d9eca36314c db20fe9d672d0fdc d7e772cee186176b 7e68b68aec7ba23b");
    String ones = "ffffffffffffffff";
    assertThat(philox(String.join(" ", ones, ones, ones, ones), ones + " " + ones))
        .isEqualTo("87b092c3013fe90b 438c3c67be8d0224 9cc7d7c69cd777b6 a09caebf594f0ba0");
    assertThat(
            philox(
                "243f6a8885a308d3 13198a2e03707344 a4093822299f31d0 082efa98ec4e6c89",
                "452821e638d01377 be5466cf34e90c6c"))
        .isEqualTo("a528f45403e61d95 38c72dbd566e9788 a5a1610e72fd18b5 57bd43b5e52b7fe6");
  }

  @Test
  void aNumberDoesNotDependOnWhatWasDrawnBefore() {
    RandomStream stream = RandomStream.of(42, "test").at(3);
    long[] forward = new long[1000];
    for (int i = 0; i < forward.length; i++) {
      forward[i] = stream.longAt(i);
    }
    RandomSequence sequence = RandomStream.of(42, "test").at(3).sequence();
    for (int i = forward.length - 1; i >= 0; i--) {
      assertThat(stream.longAt(i)).isEqualTo(forward[i]);
    }
    for (long expected : forward) {
      assertThat(sequence.nextLong()).isEqualTo(expected);
    }
    long[] inParallel =
        IntStream.range(0, forward.length).parallel().mapToLong(stream::longAt).toArray();
    assertThat(inParallel).isEqualTo(forward);
  }

  @Test
  void seedPurposeAndEveryIndexGiveNumbersOfTheirOwn() {
    Set<Long> first = new HashSet<>();
    int streams = 0;
    for (int i = 0; i < 5; i++) {
      for (RandomStream stream :
          new RandomStream[] {
            RandomStream.of(i, "a"),
            RandomStream.of(i, "b"),
            RandomStream.of(9, "c").at(i),
            RandomStream.of(9, "d").at(7, i),
            RandomStream.of(9, "e").at(7, 7, i)
          }) {
        first.add(stream.longAt(0));
        streams++;
      }
    }
    assertThat(first).hasSize(streams);
  }

  @Test
  void theFirstIndexAloneIsTheSameAsTheOthersAtZero() {
    RandomStream stream = RandomStream.of(1, "x");
    assertThat(stream.at(5).longAt(2)).isEqualTo(stream.at(5, 0, 0).longAt(2));
    assertThat(stream.longAt(2)).isEqualTo(stream.at(0).longAt(2));
  }

  @Test
  void theNumbersOfThisReleaseStay() {
    // From a second implementation (Python integers), so that no change of the keys goes unseen.
    RandomSequence sequence = RandomStream.of(42, "shuffle").at(1, 2, 3).sequence();
    assertThat(new long[] {sequence.nextLong(), sequence.nextLong(), sequence.nextLong()})
        .isEqualTo(new long[] {0x1093f8c4929533aeL, 0xc3bcdc4ebf11f10aL, 0x0ce54245e7502ac1L});
  }

  @Test
  void uniformNumbersFillTheUnitInterval() {
    RandomSequence sequence = RandomStream.of(5, "uniform").sequence();
    long[] bins = new long[100];
    for (int i = 0; i < 100_000; i++) {
      double u = sequence.nextUniform();
      assertThat(u).isGreaterThanOrEqualTo(0).isLessThan(1);
      bins[(int) (u * bins.length)]++;
    }
    assertThat(chiSquareOfEqualShares(bins)).isBetween(0.001, 0.999);
  }

  @Test
  void wholeNumbersBelowABoundAreUnbiased() {
    for (int bound : new int[] {2, 3, 7, 100}) {
      RandomSequence sequence = RandomStream.of(6, "int").at(bound).sequence();
      long[] bins = new long[bound];
      for (int i = 0; i < 100_000; i++) {
        bins[sequence.nextInt(bound)]++;
      }
      assertThat(chiSquareOfEqualShares(bins)).as("bound %d", bound).isBetween(0.001, 0.999);
    }
  }

  @Test
  void aBoundNearTheLargestIntegerIsUnbiasedToo() {
    // Without rejection, 2^32 mod 3 * 2^29 = 2^30 would favour the lower third by half.
    int bound = 3 << 29;
    RandomSequence sequence = RandomStream.of(6, "large").sequence();
    long[] thirds = new long[3];
    for (int i = 0; i < 60_000; i++) {
      thirds[sequence.nextInt(bound) >>> 29]++;
    }
    assertThat(chiSquareOfEqualShares(thirds)).isBetween(0.001, 0.999);
  }

  @Test
  void aBoundOfOneGivesZeroAndLessIsRefused() {
    RandomSequence sequence = RandomStream.of(1, "bound").sequence();
    assertThat(sequence.nextInt(1)).isZero();
    assertThatThrownBy(() -> sequence.nextInt(0)).hasMessageContaining("0");
  }

  @Test
  void everyPermutationIsEquallyLikely() {
    long[] seen = new long[24];
    for (int i = 0; i < 24_000; i++) {
      int[] p = RandomStream.of(8, "permutation").at(i).sequence().permutation(4);
      assertThat(p).containsExactlyInAnyOrder(0, 1, 2, 3);
      int rank = p[0] * 6 + rankOfRest(p);
      seen[rank]++;
    }
    assertThat(chiSquareOfEqualShares(seen)).isBetween(0.001, 0.999);
    assertThat(RandomStream.of(8, "permutation").sequence().permutation(0)).isEmpty();
  }

  @Test
  void gaussianNumbersHaveTheNormalDistribution() {
    RandomSequence sequence = RandomStream.of(12, "gaussian").sequence();
    long[] bins = new long[50];
    for (int i = 0; i < 50_000; i++) {
      bins[(int) (Normal.cumulative(sequence.nextGaussian()) * bins.length)]++;
    }
    assertThat(chiSquareOfEqualShares(bins)).isBetween(0.001, 0.999);
  }

  @Test
  void theLeastAndTheGreatestUniformNumberGiveFiniteGaussians() {
    assertThat(RandomSequence.gaussian(0)).isFinite().isLessThan(-8);
    assertThat(RandomSequence.gaussian(1 - 0x1p-53)).isFinite().isGreaterThan(8);
  }

  /** The order of the last three as a number in 0 .. 5. */
  private static int rankOfRest(int[] p) {
    int second = (p[1] > p[2] ? 1 : 0) + (p[1] > p[3] ? 1 : 0);
    return 2 * second + (p[2] > p[3] ? 1 : 0);
  }

  private static double chiSquareOfEqualShares(long[] bins) {
    double expected = (double) java.util.Arrays.stream(bins).sum() / bins.length;
    double statistic = 0;
    for (long bin : bins) {
      statistic += (bin - expected) * (bin - expected) / expected;
    }
    return new ChiSquaredDistribution(null, bins.length - 1).cumulativeProbability(statistic);
  }

  private static String philox(String counter, String key) {
    long[] keys = words(key);
    long[] out = new long[4];
    RandomStream.philox(words(counter), keys[0], keys[1], out);
    StringBuilder text = new StringBuilder();
    for (long word : out) {
      String hex = Long.toHexString(word);
      text.append(text.length() == 0 ? "" : " ").append("0".repeat(16 - hex.length())).append(hex);
    }
    return text.toString();
  }

  private static long[] words(String hex) {
    return java.util.Arrays.stream(hex.split(" "))
        .mapToLong(word -> Long.parseUnsignedLong(word, 16))
        .toArray();
  }
}
