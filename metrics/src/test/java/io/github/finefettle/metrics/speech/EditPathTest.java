package io.github.finefettle.metrics.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditPathTest {
  /** With strips of 64 and 200 columns, long pairs need several. */
  @ParameterizedTest
  @ValueSource(ints = {1, 400, 1 << 20})
  void thePathIsThatOfTheTable(int strip) {
    EditPath kernel = new EditPath(strip);
    RandomSequence random = RandomStream.of(4, "edits").sequence();
    for (int trial = 0; trial < 800; trial++) {
      int ids = 1 + random.nextInt(9);
      int[] a = units(random, random.nextInt(trial % 8 == 0 ? 300 : 40), ids);
      int[] b =
          trial % 3 == 0
              ? units(random, random.nextInt(trial % 8 == 0 ? 300 : 40), ids)
              : changed(random, a, ids);
      List<Byte> expected = slowPath(a, b);
      byte[] path = kernel.path(a, a.length, b, b.length, ids);
      assertThat(path).hasSize(expected.size());
      for (int i = 0; i < path.length; i++) {
        assertThat(path[i]).isEqualTo(expected.get(i));
      }
      EditCounts counts = kernel.count(a, a.length, b, b.length, ids);
      assertThat(counts.errors()).isEqualTo(table(a, b)[a.length][b.length]);
      assertThat(counts.referenceLength()).isEqualTo(a.length);
      assertThat(counts.predictionLength()).isEqualTo(b.length);
      assertThat(counts.hits()).isEqualTo(Collections.frequency(expected, EditPath.HIT));
    }
  }

  @Test
  void twoBooksTakeLittleRoom() {
    int characters = 1_000_000;
    int blocks = characters / 64;
    int width = EditPath.widthOfStrips(characters, (1 << 20) / blocks);
    // Of each column in memory every block holds two words; so do those before each strip.
    long words = 2L * blocks * (width + characters / width);
    assertThat(words * Long.BYTES).isLessThan(512L << 20);
  }

  /** The rule of the essay, over a table of numbers. */
  private static List<Byte> slowPath(int[] a, int[] b) {
    int from = 0;
    while (from < Math.min(a.length, b.length) && a[from] == b[from]) {
      from++;
    }
    int i = a.length;
    int j = b.length;
    List<Byte> path = new ArrayList<>();
    while (i > from && j > from && a[i - 1] == b[j - 1]) {
      path.add(EditPath.HIT);
      i--;
      j--;
    }
    int[][] d = table(a, b);
    while (i > from || j > from) {
      if (j == from || (i > from && d[i][j] == d[i - 1][j] + 1)) {
        path.add(EditPath.DELETION);
        i--;
      } else if (i == from || d[i][j - 1] == d[i - 1][j - 1] - 1) {
        path.add(EditPath.INSERTION);
        j--;
      } else {
        path.add(a[i - 1] == b[j - 1] ? EditPath.HIT : EditPath.SUBSTITUTION);
        i--;
        j--;
      }
    }
    path.addAll(Collections.nCopies(from, EditPath.HIT));
    Collections.reverse(path);
    return path;
  }

  private static int[][] table(int[] a, int[] b) {
    int[][] d = new int[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++) {
      for (int j = 0; j <= b.length; j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
        } else {
          int other = a[i - 1] == b[j - 1] ? 0 : 1;
          d[i][j] = Math.min(d[i - 1][j - 1] + other, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        }
      }
    }
    return d;
  }

  private static int[] changed(RandomSequence random, int[] a, int ids) {
    List<Integer> changed = new ArrayList<>();
    for (int unit : a) {
      int kind = random.nextInt(10);
      if (kind > 0) {
        changed.add(kind == 1 ? random.nextInt(ids) : unit);
      }
      if (kind > 8) {
        changed.add(random.nextInt(ids));
      }
    }
    return changed.stream().mapToInt(unit -> unit).toArray();
  }

  private static int[] units(RandomSequence random, int count, int ids) {
    int[] units = new int[count];
    for (int i = 0; i < count; i++) {
      units[i] = random.nextInt(ids);
    }
    return units;
  }
}
