package io.github.finefettle.metrics.text.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonSubsequenceTest {
  private final CommonSubsequence kernel = new CommonSubsequence();

  @Test
  void lengthsAreThoseOfTheTable() {
    RandomSequence random = RandomStream.of(1, "lengths").sequence();
    for (int trial = 0; trial < 2_000; trial++) {
      int ids = 1 + random.nextInt(12);
      int[] a = words(random, random.nextInt(trial % 10 == 0 ? 300 : 70), ids);
      int[] b = words(random, random.nextInt(trial % 10 == 0 ? 300 : 70), ids);
      assertThat(kernel.length(a, a.length, b, b.length, ids))
          .isEqualTo(table(a, 0, a.length, b, 0, b.length)[a.length][b.length]);
    }
  }

  /** With room for little, long sentences are gone through in strips of 64 words. */
  @ParameterizedTest
  @ValueSource(ints = {1, 300, 1 << 20})
  void marksAreThoseOfTheBacktrackThroughTheTable(int kept) {
    CommonSubsequence kernel = new CommonSubsequence(kept);
    RandomSequence random = RandomStream.of(2, "marks").sequence();
    for (int trial = 0; trial < 1_000; trial++) {
      int ids = 1 + random.nextInt(8);
      int[] reference = words(random, random.nextInt(trial % 10 == 0 ? 300 : 70), ids);
      int from = random.nextInt(reference.length + 1);
      int to = from + random.nextInt(reference.length - from + 1);
      int[] candidate = words(random, random.nextInt(trial % 10 == 0 ? 300 : 70), ids);
      int[] ends = new int[1 + random.nextInt(5)];
      for (int s = 0; s < ends.length; s++) {
        int begin = s == 0 ? 0 : ends[s - 1];
        ends[s] =
            s == ends.length - 1
                ? candidate.length
                : begin + random.nextInt(candidate.length - begin + 1);
      }
      boolean[] marks = new boolean[to - from];
      kernel.union(reference, from, to, candidate, ends, ends.length, ids, marks);
      assertThat(marks).isEqualTo(slowMarks(reference, from, to, candidate, ends));
    }
  }

  private static boolean[] slowMarks(
      int[] reference, int from, int to, int[] candidate, int[] ends) {
    boolean[] marks = new boolean[to - from];
    int begin = 0;
    for (int end : ends) {
      int[][] table = table(reference, from, to, candidate, begin, end);
      int i = to - from;
      int j = end - begin;
      while (i > 0 && j > 0) {
        if (reference[from + i - 1] == candidate[begin + j - 1]) {
          i--;
          j--;
          marks[i] = true;
        } else if (table[i][j - 1] > table[i - 1][j]) {
          j--;
        } else {
          i--;
        }
      }
      begin = end;
    }
    return marks;
  }

  private static int[][] table(int[] a, int fromA, int toA, int[] b, int fromB, int toB) {
    int[][] table = new int[toA - fromA + 1][toB - fromB + 1];
    for (int i = 1; i < table.length; i++) {
      for (int j = 1; j < table[0].length; j++) {
        table[i][j] =
            a[fromA + i - 1] == b[fromB + j - 1]
                ? table[i - 1][j - 1] + 1
                : Math.max(table[i - 1][j], table[i][j - 1]);
      }
    }
    return table;
  }

  private static int[] words(RandomSequence random, int count, int ids) {
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      words[i] = random.nextInt(ids);
    }
    return words;
  }
}
