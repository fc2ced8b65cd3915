package io.github.finefettle.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusionCountsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 32, 33, 200, 1024, 1025, 3000})
  void arraysGiveTheMatrixOfTheirPairs(int labels) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < labels; i++) {
      names.add("label " + (i * 7919L % 10_007));
    }
    RandomSequence random = RandomStream.of(labels, "rows").sequence();
    int n = 2003;
    int[] truths = new int[n];
    int[] predictions = new int[n];
    String[] truthTexts = new String[n];
    String[] predictedTexts = new String[n];
    List<LabelPair> pairs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      truths[i] = random.nextInt(labels);
      predictions[i] = random.nextInt(3) == 0 ? random.nextInt(labels) : truths[i];
      truthTexts[i] = names.get(truths[i]);
      predictedTexts[i] = names.get(predictions[i]);
      pairs.add(new LabelPair(truthTexts[i], predictedTexts[i]));
    }
    ConfusionMatrix expected = ConfusionMatrix.of(pairs);
    ConfusionCounts numbers = ConfusionCounts.of(names);
    numbers.addAll(truths, predictions);
    assertThat(numbers.matrix()).isEqualTo(expected);
    assertThat(numbers.matrix().labels()).isEqualTo(expected.labels());
    ConfusionCounts texts = ConfusionCounts.of();
    texts.addAll(truthTexts, predictedTexts);
    assertThat(texts.matrix()).isEqualTo(expected);
    ConfusionCounts parts = ConfusionCounts.of("label 0");
    for (int from = 0; from < n; from += 700) {
      int to = Math.min(n, from + 700);
      ConfusionCounts part = ConfusionCounts.of(names);
      part.addAll(
          java.util.Arrays.copyOfRange(truths, from, to),
          java.util.Arrays.copyOfRange(predictions, from, to));
      parts.merge(part);
    }
    assertThat(parts.matrix()).isEqualTo(expected);
    for (ClassificationMetric metric :
        List.of(ClassificationMetric.macroF1(), ClassificationMetric.mcc())) {
      assertThat(numbers.matrix().toJson()).isEqualTo(expected.toJson());
      assertThat(metric.of(parts.matrix())).isEqualTo(metric.of(expected));
    }
  }

  @Test
  void aNumberThatIsNoLabelIsRefusedWithItsRowAndNothingIsCounted() {
    ConfusionCounts counts = ConfusionCounts.of("a", "b");
    for (int bad : new int[] {-1, 2, -100, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> counts.addAll(new int[] {0, 1, 1}, new int[] {0, bad, 1}))
          .hasMessageContaining("(" + bad + ")")
          .hasMessageContaining("row 1");
      assertThatThrownBy(() -> counts.addAll(new int[] {0, bad}, new int[] {0, 1}))
          .hasMessageContaining("row 1");
      assertThatThrownBy(() -> counts.add(bad, 0)).hasMessageContaining("(" + bad + ")");
    }
    assertThatThrownBy(() -> counts.addAll(new int[] {0}, new int[] {0, 1}))
        .hasMessageContaining("1 true labels but 2");
    assertThat(counts.matrix().total()).isZero();
    counts.add(0, 1);
    counts.add("b", "c");
    assertThat(counts.matrix().count("a", "b")).isEqualTo(1);
    assertThat(counts.matrix().count("b", "c")).isEqualTo(1);
    assertThat(counts.labels()).containsExactly("a", "b", "c");
    assertThat(counts.measure(ClassificationMetric.accuracy()).requireValue()).isZero();
  }

  @Test
  @SuppressWarnings("NullAway") // The rows of a user without null checks are what is tested.
  void aMissingTextIsRefusedWithItsRow() {
    ConfusionCounts counts = ConfusionCounts.of();
    assertThatThrownBy(() -> counts.addAll(new String[] {"a", null}, new String[] {"a", "a"}))
        .hasMessageContaining("row 1")
        .hasMessageContaining("\"(none)\"");
    assertThat(counts.matrix().total()).isZero();
    assertThatThrownBy(() -> ConfusionCounts.of("a", "a")).hasMessageContaining("differ");
  }

  @Test
  void aModelThatAnswersEveryRowWithAnotherTextIsCounted() {
    ConfusionCounts counts = ConfusionCounts.of("spam");
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      counts.add("spam", "answer " + i);
    }
    assertThat(counts.matrix().total()).isEqualTo(n);
    assertThat(counts.matrix().labels()).hasSize(n + 1);
  }
}
