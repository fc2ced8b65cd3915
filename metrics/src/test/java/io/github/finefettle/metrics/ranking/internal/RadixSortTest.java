package io.github.finefettle.metrics.ranking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadixSortTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_095, 4_096, 70_001})
  void sortsAsTheJdkDoes(int size) {
    RandomSequence random = RandomStream.of(size, "keys").sequence();
    for (int mask = 0; mask < 4; mask++) {
      int shift = 21 * mask;
      long[] keys =
          LongStream.generate(random::nextLong).limit(size).map(k -> k >> shift).toArray();
      if (size > 3) {
        keys[0] = Long.MIN_VALUE;
        keys[1] = Long.MAX_VALUE;
        keys[2] = 0;
      }
      long[] expected = keys.clone();
      Arrays.sort(expected);
      assertThat(RadixSort.sort(keys)).isEqualTo(expected);
    }
  }

  @Test
  void keysHaveTheOrderOfScoresAndBothZerosOneKey() {
    double[] scores = {
      Double.NEGATIVE_INFINITY,
      -1e300,
      -2,
      -Double.MIN_VALUE,
      0,
      Double.MIN_VALUE,
      0.1,
      3,
      1e300,
      Double.POSITIVE_INFINITY
    };
    long[] keys = DoubleStream.of(scores).mapToLong(ScoreKeys::of).toArray();
    for (int i = 0; i < scores.length; i++) {
      assertThat(ScoreKeys.score(keys[i])).isEqualTo(scores[i]);
      assertThat(i == 0 || keys[i - 1] < keys[i]).isTrue();
    }
    assertThat(ScoreKeys.of(-0.0)).isEqualTo(ScoreKeys.of(0.0));
  }

  @Test
  void cellsKeepTheOrderOfScores() {
    ScoreCells cells = ScoreCells.ofLeadingBits(12);
    RandomSequence random = RandomStream.of(3, "scores").sequence();
    for (int i = 0; i < 20_000; i++) {
      double a = ScoreKeys.score(random.nextLong());
      double b = ScoreKeys.score(random.nextLong());
      if (!Double.isNaN(a) && !Double.isNaN(b)) {
        assertThat(Integer.compare(cells.cell(a), cells.cell(b)) * Double.compare(a, b))
            .isNotNegative();
        assertThat(cells.cell(cells.score(cells.cell(a)))).isEqualTo(cells.cell(a));
      }
    }
  }

  @Test
  void rowsThatComeBetweenTwoReadingsAreSortedIn() {
    KeyRuns runs = new KeyRuns();
    RandomSequence random = RandomStream.of(4, "runs").sequence();
    long[] all = new long[30_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = random.nextLong();
      runs.add(all[i]);
      if (i % 7_001 == 0) {
        assertThat(runs.sorted()).hasSize(i + 1);
      }
    }
    Arrays.sort(all);
    assertThat(runs.sorted()).isEqualTo(all);
    assertThat(runs.size()).isEqualTo(all.length);
  }
}
