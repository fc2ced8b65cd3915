package io.github.finefettle.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Figure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static final ConfusionMatrix MATRIX =
      ConfusionMatrix.of(List.of("b", "a", "b", "a", "b"), List.of("b", "b", "c", "a", "b"));

  @Test
  void itCountsPairsAndMargins() {
    assertThat(MATRIX.labels()).containsExactly("a", "b", "c");
    assertThat(MATRIX.count("b", "b")).isEqualTo(2);
    assertThat(MATRIX.count("c", "b")).isZero();
    assertThat(MATRIX.count("never", "seen")).isZero();
    assertThat(MATRIX.truthTotal("b")).isEqualTo(3);
    assertThat(MATRIX.predictedTotal("c")).isEqualTo(1);
    assertThat(MATRIX.truthTotal("never")).isZero();
    assertThat(MATRIX.hits("a")).isEqualTo(1);
    assertThat(MATRIX.total()).isEqualTo(5);
    assertThat(MATRIX.totalHits()).isEqualTo(3);
  }

  @Test
  void jsonComesBackUnchanged() {
    ConfusionMatrix read =
        ConfusionMatrix.fromJson(JsonValue.parse(MATRIX.toJson().toCanonicalString()));
    assertThat(read).isEqualTo(MATRIX).hasSameHashCodeAs(MATRIX);
    assertThat(MATRIX.toJson().toCanonicalString())
        .isEqualTo(
            "{\"cells\":[[0,0,1],[0,1,1],[1,1,2],[1,2,1]],\"kind\":\"confusion-matrix\","
                + "\"labels\":[\"a\",\"b\",\"c\"],\"version\":1}");
  }

  @Test
  void foreignJsonIsRefusedWithAReason() {
    for (String json :
        List.of(
            "{\"kind\":\"x\",\"version\":1}",
            "{\"kind\":\"confusion-matrix\",\"version\":2}",
            "{\"kind\":\"confusion-matrix\",\"version\":1,\"labels\":[\"a\"],\"cells\":[[0,1,3]]}",
            "{\"kind\":\"confusion-matrix\",\"version\":1,\"labels\":[\"a\"],\"cells\":[[0,0]]}")) {
      assertThatThrownBy(() -> ConfusionMatrix.fromJson(JsonValue.parse(json)))
          .isInstanceOf(JsonFormatException.class);
    }
  }

  @Test
  void theFigureShowsEveryCellWithTruthsDown() {
    Figure.Matrix figure = MATRIX.figure("Test split");
    assertThat(figure.rows()).containsExactly("a", "b", "c");
    assertThat(figure.counts())
        .containsExactly(List.of(1L, 1L, 0L), List.of(0L, 2L, 1L), List.of(0L, 0L, 0L));
  }

  @Test
  void matricesOfPartsAddUp() {
    List<LabelPair> rows = SyntheticRows.classes(1, 200, 5, 0.7);
    ConfusionMatrix whole = ConfusionMatrix.of(rows);
    ConfusionMatrix left = ConfusionMatrix.of(rows.subList(0, 63));
    ConfusionMatrix right = ConfusionMatrix.of(rows.subList(63, 200));
    assertThat(left.plus(right)).isEqualTo(whole).isEqualTo(right.plus(left));
    assertThat(whole.plus(ConfusionMatrix.of(List.of()))).isEqualTo(whole);
  }

  @Test
  void otherCountsInTheSameCellsCanUnseeALabel() {
    // Cells in order: (a,a) (a,b) (b,b) (b,c).
    ConfusionMatrix resampled = MATRIX.withCounts(2, 0, 3, 0);
    assertThat(resampled.labels()).containsExactly("a", "b");
    assertThat(resampled)
        .isEqualTo(
            ConfusionMatrix.ofCounts(
                Map.of(new LabelPair("a", "a"), 2L, new LabelPair("b", "b"), 3L)));
    assertThat(ClassificationMetric.macroF1().of(resampled)).hasValue(1);
    assertThatThrownBy(() -> MATRIX.withCounts(1)).hasMessageContaining("4 cells");
    assertThatThrownBy(() -> MATRIX.withCounts(1, -1, 1, 1)).hasMessageContaining("-1");
  }

  @Test
  void listsOfDifferentLengthAndMissingLabelsAreRefused() {
    assertThatThrownBy(() -> ConfusionMatrix.of(List.of("a"), List.of()))
        .hasMessageContaining("1 true labels but 0");
    assertThatThrownBy(() -> ConfusionMatrix.ofCounts(Map.of(new LabelPair("a", "a"), -1L)))
        .hasMessageContaining("-1");
  }
}
