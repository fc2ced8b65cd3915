package io.github.finefettle.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowIdTest {
  @Test
  void idsAreOrderedBySourceThenByPositionAsNumbers() {
    List<RowId> ordered =
        List.of(
            new RowId("", 0),
            new RowId("B", 7),
            new RowId("a", 2),
            new RowId("a", 10),
            new RowId("a", Long.MAX_VALUE),
            new RowId("aa", 0),
            new RowId("ä", 0));
    List<RowId> shuffled = new ArrayList<>(ordered);
    Collections.reverse(shuffled);
    Collections.sort(shuffled);
    assertThat(shuffled).isEqualTo(ordered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sms.tsv", "a#b", "#", "", "C:\\data#1.csv", "😀 list"})
  void whatWasWrittenIsReadAgain(String source) {
    RowId id = new RowId(source, 41);
    assertThat(id).hasToString(source + "#41");
    assertThat(RowId.parse(id.toString())).isEqualTo(id);
    RowId last = new RowId(source, Long.MAX_VALUE);
    assertThat(RowId.parse(last.toString())).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sms.tsv",
        "a#",
        "a#x",
        "a#-1",
        "a#+1",
        "a# 1",
        "a#1.0",
        "a#9223372036854775808"
      })
  void otherTextIsRefusedWithTheFormThatWasExpected(String text) {
    assertThatThrownBy(() -> RowId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(" + text + ")");
  }

  @Test
  void aNegativePositionAndALineFeedAreRefused() {
    assertThatThrownBy(() -> new RowId("a", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(-1)");
    assertThatThrownBy(() -> new RowId("a\nb", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line feed");
  }
}
