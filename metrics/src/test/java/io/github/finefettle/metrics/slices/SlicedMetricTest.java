package io.github.finefettle.metrics.slices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.LabelPair;
import io.github.finefettle.metrics.regression.NumberPair;
import io.github.finefettle.metrics.regression.RegressionMetric;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicedMetricTest {
  private static final SliceFunction<LabelPair> BY_LABEL = row -> List.of(row.truth());

  @Test
  void theStatesOfAllSlicesMergeToTheWhole() {
    SlicedMetric<NumberPair> sliced =
        SlicedMetric.of(
            RegressionMetric.pearson(), row -> List.of(row.truth() > 5 ? "high" : "low"));
    SliceState<NumberPair> state = sliced.newState();
    numbers(500).forEach(state::add);
    MetricState<NumberPair> merged = sliced.metric().newState();
    merged.merge(state.slice("low"));
    merged.merge(state.slice("high"));
    assertThat(merged.toBytes()).isEqualTo(state.whole().toBytes());
    assertThat(sliced.metric().measure(merged)).isEqualTo(state.measure().whole());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mae", "pearson", "spearman", "max-error"})
  void anyPartitionAndOrderMergesToTheSameBits(String id) {
    SlicedMetric<NumberPair> sliced =
        SlicedMetric.of(
            RegressionMetric.parse(id),
            row -> row.truth() > 8 ? List.of() : List.of("a" + (int) row.truth() / 3, "all"));
    List<NumberPair> rows = numbers(200);
    SliceState<NumberPair> whole = sliced.newState();
    rows.forEach(whole::add);
    for (int trial = 0; trial < 5; trial++) {
      RandomSequence random = RandomStream.of(trial, "partition").sequence();
      List<SliceState<NumberPair>> parts = new ArrayList<>();
      for (int i = 0; i <= trial; i++) {
        parts.add(sliced.newState());
      }
      for (int row : random.permutation(rows.size())) {
        parts.get(random.nextInt(parts.size())).add(rows.get(row));
      }
      while (parts.size() > 1) {
        SliceState<NumberPair> taken = parts.remove(random.nextInt(parts.size()));
        parts.get(0).merge(sliced.readState(taken.toBytes()));
      }
      assertThat(parts.get(0).toBytes()).isEqualTo(whole.toBytes());
      assertThat(parts.get(0).measure().toJson()).isEqualTo(whole.measure().toJson());
    }
    assertThat(whole.measure().unsliced()).isPositive();
  }

  @Test
  void everySliceStandsBesideTheWhole() {
    List<LabelPair> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new LabelPair("de", i < 90 ? "de" : "en"));
      rows.add(new LabelPair("en", i < 60 ? "en" : "de"));
    }
    for (int i = 0; i < 10; i++) {
      rows.add(new LabelPair("fr", "en"));
    }
    SliceTable table = SlicedMetric.of(ClassificationMetric.accuracy(), BY_LABEL).evaluate(rows);
    double all = 150 / 210.0;
    assertThat(table.whole().requireValue()).isEqualTo(all);
    assertThat(table.slices().stream().map(SliceTable.Slice::name))
        .containsExactly("de", "en", "fr");
    assertThat(table.get("de").difference().orElseThrow()).isCloseTo(0.9 - all, within(1e-15));
    assertThat(table.get("en").ratio().orElseThrow()).isCloseTo(0.6 / all, within(1e-15));
    assertThat(table.get("fr").small()).isTrue();
    assertThat(table.get("fr").measurement().requireValue()).isEqualTo(0);
    // Ten rows are too few to be the worst.
    assertThat(table.worst().orElseThrow().name()).isEqualTo("en");
    assertThat(table.gap().requireValue()).isCloseTo(0.3, within(1e-15));
    Interval gap = table.gap().interval().orElseThrow();
    // The difference of two shares of 100 each: 0.3 -+ 1.96 sqrt(.09 / 100 + .24 / 100) = -+ .113.
    assertThat(gap.low()).isBetween(0.15, 0.22);
    assertThat(gap.high()).isBetween(0.38, 0.45);
    assertThat(table.toText().lines())
        .hasSize(6)
        .anyMatch(line -> line.startsWith("fr") && line.endsWith("small"))
        .anyMatch(line -> line.startsWith("en") && line.endsWith("worst"));
    assertThat(table.toJson().string("worst")).isEqualTo("en");
    assertThat(table.toJson().array("slices")).hasSize(3);
    SliceTable one =
        SlicedMetric.of(ClassificationMetric.accuracy(), BY_LABEL).fewestRows(5).evaluate(rows);
    assertThat(one.worst().orElseThrow().name()).isEqualTo("fr");
    assertThatThrownBy(() -> table.get("it")).hasMessageContaining("[de, en, fr]");
  }

  @Test
  void theWorstSliceOfAnErrorIsThatWithTheGreatest() {
    SliceTable table =
        SlicedMetric.of(
                RegressionMetric.mae(),
                (NumberPair row) -> List.of(row.truth() > 5 ? "high" : "low"))
            .evaluate(numbers(400));
    assertThat(table.worst().orElseThrow().name()).isEqualTo("high");
    assertThat(table.worst().orElseThrow().measurement().requireValue())
        .isGreaterThan(table.get("low").measurement().requireValue());
  }

  /** Defect group 20: the value of a group as the mean of its parts, whatever their sizes. */
  @Test
  void theWholeIsPooledAndNotTheMeanOfItsSlices() {
    List<LabelPair> rows = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rows.add(new LabelPair(i < 900 ? "a" : "b", "a"));
    }
    SliceTable table = SlicedMetric.of(ClassificationMetric.accuracy(), BY_LABEL).evaluate(rows);
    assertThat(table.whole().requireValue()).isEqualTo(0.9);
    assertThat(table.whole()).isEqualTo(ClassificationMetric.accuracy().evaluate(rows));
    assertThat(table.whole().interval().orElseThrow().halfWidth()).isLessThan(0.02);
  }

  /** Slices that differ by chance alone must not have a gap that is sure. */
  @Test
  void theGapOfEqualSlicesReachesDownToZero() {
    int sure = 0;
    for (int trial = 0; trial < 100; trial++) {
      RandomSequence random = RandomStream.of(trial, "equal").sequence();
      List<NumberPair> rows = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        rows.add(new NumberPair(i % 4, i % 4 + random.nextGaussian()));
      }
      SliceTable table =
          SlicedMetric.of(
                  RegressionMetric.mae(), (NumberPair row) -> List.of("s" + (int) row.truth()))
              .evaluate(rows);
      sure += table.gap().interval().orElseThrow().low() > 0 ? 1 : 0;
    }
    assertThat(sure).isLessThanOrEqualTo(10);
  }

  @Test
  void slicesWithoutAValueSayWhyAndTakeNoPartInTheGap() {
    List<NumberPair> rows = new ArrayList<>(numbers(100));
    for (int i = 0; i < 40; i++) {
      rows.add(new NumberPair(100, i));
    }
    SliceTable table =
        SlicedMetric.of(
                RegressionMetric.pearson(),
                (NumberPair row) -> List.of(row.truth() == 100 ? "constant" : "other"))
            .evaluate(rows);
    assertThat(table.get("constant").measurement().undefinedReason())
        .contains("all truths are the same");
    assertThat(table.gap().undefinedReason()).contains("fewer than two slices have a value");
    assertThat(table.worst().orElseThrow().name()).isEqualTo("other");
    assertThat(table.toText()).contains("undefined: all truths are the same");
  }

  @Test
  void aFunctionThatFailsNamesTheRow() {
    SlicedMetric<NumberPair> sliced =
        SlicedMetric.of(
            RegressionMetric.mae(),
            row -> {
              throw new java.io.IOException("broken");
            });
    assertThatThrownBy(() -> sliced.evaluate(numbers(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 0")
        .hasRootCauseMessage("broken");
    Metric<NumberPair> other = RegressionMetric.pearson();
    SliceState<NumberPair> state = sliced.newState();
    assertThatThrownBy(() -> state.merge(SlicedMetric.of(other, row -> List.of("x")).newState()))
        .hasMessageContaining("same metric");
    assertThatThrownBy(() -> sliced.readState(new byte[] {9, 9}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<NumberPair> numbers(int n) {
    List<NumberPair> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(2, "numbers").sequence();
    for (int i = 0; i < n; i++) {
      double truth = 0.1 + 9 * random.nextUniform();
      rows.add(new NumberPair(truth, truth * (0.5 + random.nextUniform())));
    }
    return rows;
  }
}
