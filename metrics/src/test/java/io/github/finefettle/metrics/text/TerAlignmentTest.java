package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import org.junit.jupiter.api.Test;

class TerAlignmentTest {
  private static final int FAR = 1 << 29;

  /** Rows that are taken over, and the end that is taken over, change no distance. */
  @Test
  void theDistanceAfterAChangeIsThatOfAMatrixMadeAfresh() {
    TerAlignment kept = new TerAlignment();
    TerAlignment fresh = new TerAlignment();
    for (int trial = 0; trial < 1_500; trial++) {
      RandomSequence random = RandomStream.of(trial, "alignment").sequence();
      int kinds = 2 + random.nextInt(30);
      int[] hypothesis = words(random, kinds, random.nextInt(trial % 5 == 0 ? 150 : 30));
      int[] reference = words(random, kinds, 1 + random.nextInt(trial % 7 == 0 ? 250 : 30));
      kept.begin(reference, reference.length, hypothesis.length);
      assertThat(kept.align(hypothesis)).isEqualTo(slowly(hypothesis, reference));
      for (int change = 0; change < 4 && hypothesis.length > 0; change++) {
        int from = random.nextInt(hypothesis.length);
        int to = from + 1 + random.nextInt(hypothesis.length - from);
        int[] changed = hypothesis.clone();
        for (int i = from; i < to; i++) {
          changed[i] = random.nextInt(kinds);
        }
        int expected = slowly(changed, reference);
        assertThat(kept.distance(changed, from, to)).isEqualTo(expected);
        fresh.begin(reference, reference.length, changed.length);
        assertThat(fresh.align(changed)).isEqualTo(expected);
      }
    }
  }

  /** The whole matrix, with the beam written out as the tool has it. */
  private static int slowly(int[] hypothesis, int[] reference) {
    int n = hypothesis.length;
    int m = reference.length;
    int[][] cost = new int[n + 1][m + 1];
    double ratio = n == 0 ? 1 : (double) m / n;
    int beam = ratio / 2 > 25 ? (int) StrictMath.ceil(ratio / 2 + 25) : 25;
    for (int[] row : cost) {
      java.util.Arrays.fill(row, FAR);
    }
    for (int j = 0; j <= m; j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= n; i++) {
      int diagonal = (int) StrictMath.floor(i * ratio);
      int to = i == n ? m + 1 : Math.min(m + 1, diagonal + beam);
      for (int j = Math.max(0, diagonal - beam); j < to; j++) {
        int best = cost[i - 1][j] + 1;
        if (j > 0) {
          best = Math.min(best, cost[i][j - 1] + 1);
          best =
              Math.min(best, cost[i - 1][j - 1] + (hypothesis[i - 1] == reference[j - 1] ? 0 : 1));
        }
        cost[i][j] = Math.min(best, FAR);
      }
    }
    return cost[n][m];
  }

  private static int[] words(RandomSequence random, int kinds, int length) {
    int[] words = new int[length];
    for (int i = 0; i < length; i++) {
      words[i] = random.nextInt(kinds);
    }
    return words;
  }
}
