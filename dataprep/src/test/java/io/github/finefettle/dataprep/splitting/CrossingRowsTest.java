package io.github.finefettle.dataprep.splitting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossingRowsTest {
  private static List<String> ofKinds(int rows, int kinds) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int kind = i * 7919 % kinds;
      texts.add("words" + kind + " of" + kind + " the" + kind + " kind" + kind + " one" + (i % 5));
    }
    return texts;
  }

  @Test
  void rowsThatCrossAreThoseThatASearchRowByRowFinds() {
    List<String> texts = ofKinds(600, 83);
    DuplicateIndex index = SplitPlan.LOOKS_ALIKE.index(texts);
    for (int count : new int[] {1, 2, 3, 5, 8, 11}) {
      int[] parts = IntStream.range(0, texts.size()).map(i -> i * 31 % (count + 1) - 1).toArray();
      BitSet expected = new BitSet();
      for (int row = 0; row < parts.length; row++) {
        int own = parts[row];
        if (own >= 0 && index.hasPartner(row, other -> parts[other] >= 0 && parts[other] != own)) {
          expected.set(row);
        }
      }
      assertThat(expected.isEmpty()).isEqualTo(count == 1);
      assertThat(new CrossingRows(index, parts).rows()).isEqualTo(expected);
    }
  }

  @Test
  void theLeakOfOneTemplateIsMeasuredInTimeWithItsRows() {
    for (int rows : new int[] {1_000, 2_000, 4_000}) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        texts.add("your order " + i + " was sent and will arrive by tomorrow at your door");
      }
      texts.set(0, "a training row of other words");
      DuplicateIndex index = SplitPlan.LOOKS_ALIKE.index(texts);
      int[] tested = IntStream.range(1, rows).toArray();
      long[] asked = new long[1];
      Leak leak =
          LeakAudit.among(
              index,
              texts,
              tested,
              row -> {
                asked[0]++;
                return row == 0;
              },
              Watch.none("leak"));
      assertThat(leak.count()).isZero();
      // Row by row, each of them would ask for all the others.
      assertThat(asked[0]).isLessThan(10L * rows);
    }
  }
}
