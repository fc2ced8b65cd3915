package io.github.finefettle.metrics.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.classification.LabelChoice;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultilabelMetricTest {
  static Stream<MultilabelMetric> all() {
    return MultilabelMetric.ids().stream().map(MultilabelMetric::parse);
  }

  static Stream<LabelRankingMetric> rankings() {
    return LabelRankingMetric.ids().stream().map(LabelRankingMetric::parse);
  }

  @ParameterizedTest
  @MethodSource("all")
  void anyPartitionAndOrderMergesToTheSameBytes(MultilabelMetric metric) {
    for (int n : new int[] {1, 40}) {
      assertLaw(metric.zeroRule(ZeroRule.ZERO), rows(n, 6, 0.3, 0.3));
    }
  }

  @ParameterizedTest
  @MethodSource("rankings")
  void anyPartitionAndOrderOfScoredRowsMergesToTheSameBytes(LabelRankingMetric metric) {
    List<ScoredLabelSet> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(4, "scored").sequence();
    for (LabelSets row : rows(200, 6, 0.3, 0.3)) {
      double[] scores = new double[6];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = random.nextInt(7) / 7.0;
      }
      rows.add(ScoredLabelSet.of(row.truth(), labels(6), scores));
    }
    assertLaw(metric, rows);
    assertThat(metric.evaluate(List.<ScoredLabelSet>of()).undefinedReason())
        .hasValue("there are no rows");
    assertThat(LabelRankingMetric.parse(metric.signature())).isEqualTo(metric);
    LabelRankingMetric planned = metric.resampledBy(new Resampling(99, 3, 0.9));
    assertThat(LabelRankingMetric.parse(planned.signature())).isEqualTo(planned);
  }

  @Test
  void moreSetsThanAreHeldMergeToTheSameBytesInAnyPartition() {
    List<LabelSets> rows = rows(4000, 14, 0.5, 0.3);
    MultilabelMetric metric = MultilabelMetric.microF1();
    assertLaw(metric, rows);
    Measurement measured = metric.evaluate(rows);
    assertThat(measured.baseline()).isEmpty();
    assertThat(measured.interval()).isPresent();
  }

  @Test
  void everySignatureReadsBack() {
    all()
        .forEach(
            metric -> {
              for (ZeroRule rule : ZeroRule.values()) {
                for (LabelChoice labels :
                    List.of(
                        LabelChoice.seen(),
                        LabelChoice.ofTruth(),
                        LabelChoice.of("a|", ","),
                        LabelChoice.of("a").leavingOutUnseen())) {
                  MultilabelMetric chosen =
                      metric.zeroRule(rule).over(labels).resampledBy(new Resampling(70, -1, 0.9));
                  assertThat(MultilabelMetric.parse(chosen.signature())).isEqualTo(chosen);
                }
              }
              assertThat(MultilabelMetric.parse(metric.id())).isEqualTo(metric);
            });
    assertThatThrownBy(() -> MultilabelMetric.parse("samples-f2"))
        .hasMessageContaining("samples-f1");
    assertThatThrownBy(() -> MultilabelMetric.parse("samples-f1|labels:seen"))
        .hasMessageContaining("labels");
    assertThat(MultilabelMetric.macroF1().signature())
        .isEqualTo("multilabel-macro-f1|labels:seen|zero:undefined|v:1");
  }

  @Test
  void whatIsUndefinedSaysWhyAndNoMetricIsEverNaN() {
    LabelSets nothing = new LabelSets(Set.of(), Set.of());
    LabelSets missed = new LabelSets(Set.of("a"), Set.of());
    assertReason(MultilabelMetric.samplesPrecision(), "rows that were given no label: 2");
    assertReason(MultilabelMetric.samplesRecall(), "rows that have no label: 1");
    assertReason(MultilabelMetric.samplesF1(), "rows that neither have nor were given a label: 1");
    assertReason(MultilabelMetric.macroPrecision(), "no row was given the label \"a\"");
    assertReason(
        MultilabelMetric.microPrecision(), "no row was given one of the labels that take part");
    assertThat(
            MultilabelMetric.samplesF1()
                .following(MetricPreset.SKLEARN)
                .evaluate(List.of(nothing, missed))
                .value())
        .hasValue(0);
    assertThat(
            MultilabelMetric.samplesF1()
                .zeroRule(ZeroRule.ONE)
                .evaluate(List.of(nothing, missed))
                .value())
        .hasValue(0.5);
    all()
        .forEach(
            metric -> {
              assertThat(metric.evaluate(List.of()).undefinedReason())
                  .hasValue("there are no rows");
              for (List<LabelSets> rows : List.of(List.of(nothing), List.of(missed))) {
                Measurement measured = metric.evaluate(rows);
                assertThat(measured.value().isPresent())
                    .isNotEqualTo(measured.undefinedReason().isPresent());
              }
            });
  }

  @Test
  void hammingLossOfNoAnswerLooksGoodAndItsBaselineSaysSo() {
    // Each row has one of twenty labels; the model answers nothing.
    List<LabelSets> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(new LabelSets(Set.of("label " + i % 20), Set.of()));
    }
    Measurement hamming = MultilabelMetric.hammingLoss().evaluate(rows);
    assertThat(hamming.requireValue()).isEqualTo(0.05);
    assertThat(MultilabelMetric.microF1().evaluate(rows).requireValue()).isZero();
    LabelSetState state = MultilabelMetric.hammingLoss().newState();
    rows.forEach(state::add);
    assertThat(MultilabelMetric.hammingLoss().scoreOfAnswering(Set.of(), state)).hasValue(0.05);
    // One label for all: right once in twenty, else wrong twice.
    assertThat(MultilabelMetric.hammingLoss().scoreOfAnswering(Set.of("label 3"), state))
        .hasValue(19 * 2 / 400.0);
    assertThat(hamming.baseline()).hasValue(19 * 2 / 400.0);
    assertThat(MultilabelMetric.subsetAccuracy().evaluate(rows).baseline()).hasValue(0.05);
    assertThat(state.counts().support("label 3")).isEqualTo(10);
    assertThat(state.counts().falseNegatives("label 3")).isEqualTo(10);
    assertThat(state.counts().supports()).hasSize(20);
  }

  @Test
  void theIntervalOfAnAverageIsThatOfResamplingItsRows() {
    List<LabelSets> rows = rows(300, 5, 0.4, 0.3);
    List<MultilabelMetric> metrics =
        List.of(
            MultilabelMetric.microF1(),
            MultilabelMetric.macroF1(),
            MultilabelMetric.weightedF1(),
            MultilabelMetric.macroPrecision(),
            MultilabelMetric.weightedRecall(),
            MultilabelMetric.microJaccard(),
            MultilabelMetric.hammingLoss());
    List<LabelSetState> resamples = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      RandomSequence random = RandomStream.of(6, "resample").at(i).sequence();
      LabelSetState state = metrics.get(0).newState();
      for (int j = 0; j < rows.size(); j++) {
        state.add(rows.get(random.nextInt(rows.size())));
      }
      resamples.add(state);
    }
    for (MultilabelMetric metric : metrics) {
      Measurement measured = metric.evaluate(rows);
      double[] replicates =
          resamples.stream().mapToDouble(r -> metric.measure(r).requireValue()).toArray();
      double mean = Arrays.stream(replicates).average().orElseThrow();
      double deviation =
          Math.sqrt(
              Arrays.stream(replicates).map(r -> (r - mean) * (r - mean)).sum()
                  / replicates.length);
      assertThat(measured.interval().orElseThrow().halfWidth())
          .as("%s", metric)
          .isCloseTo(1.96 * deviation, within(0.15 * 1.96 * deviation));
      assertThat(measured.interval().orElseThrow().contains(measured.requireValue())).isTrue();
    }
  }

  @Test
  void aFaultlessModelHasNoIntervalThatClaimsCertainty() {
    List<LabelSets> rows =
        rows(50, 4, 0.5, 0).stream().filter(row -> !row.truth().isEmpty()).toList();
    assertThat(MultilabelMetric.microF1().evaluate(rows).requireValue()).isEqualTo(1);
    assertThat(MultilabelMetric.microF1().evaluate(rows).interval()).isEmpty();
    assertThat(MultilabelMetric.macroF1().evaluate(rows).interval()).isEmpty();
    assertThat(MultilabelMetric.subsetAccuracy().evaluate(rows).interval().orElseThrow().low())
        .isBetween(0.9, 0.95);
  }

  @Test
  void allMetricsOfASuiteAreMeasuredFromOneState() {
    List<LabelSets> rows = rows(120, 5, 0.4, 0.2);
    MetricSuite<LabelSets> suite = MetricSuite.ofAll(all().toList());
    var result = suite.evaluate(rows);
    all()
        .forEach(
            metric ->
                assertThat(result.get(metric.id()))
                    .as("%s", metric)
                    .isEqualTo(metric.evaluate(rows)));
    assertThat(all().map(MultilabelMetric::stateId).distinct()).hasSize(1);
    assertThat(MultilabelMetric.hammingLoss().direction()).isEqualTo(Direction.MINIMIZE);
  }

  @Test
  void damagedBytesAreRefusedWhereverTheyAreCut() {
    MultilabelMetric metric = MultilabelMetric.microF1();
    LabelSetState state = metric.newState();
    state.add(new LabelSets(Set.of("a", "\ud800"), Set.of("a", "")));
    byte[] bytes = state.toBytes();
    assertThat(metric.readState(bytes).toBytes()).isEqualTo(bytes);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> metric.readState(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    RandomSequence random = RandomStream.of(2, "damage").sequence();
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextLong();
      try {
        assertThat(metric.readState(damaged).toBytes()).isEqualTo(damaged);
      } catch (IllegalArgumentException e) {
        assertThat(e).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void scoresThatAreNoScoresAreRefused() {
    assertThatThrownBy(() -> ScoredLabelSet.of(Set.of("a"), labels(2), 1, Double.NaN))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> ScoredLabelSet.of(Set.of("z"), labels(2), 1, 2))
        .hasMessageContaining("z");
    assertThatThrownBy(() -> ScoredLabelSet.of(Set.of(), labels(2), 1))
        .hasMessageContaining("2 labels and 1 scores");
  }

  @Test
  void tensOfThousandsOfLabelsAreAveragedWithoutTheirSquare() {
    List<LabelSets> rows = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      rows.add(new LabelSets(Set.of("l" + i), Set.of("l" + (i % 3 == 0 ? i : i + 1))));
    }
    LabelSetState state = MultilabelMetric.microF1().newState();
    rows.forEach(state::add);
    for (MultilabelMetric metric :
        List.of(MultilabelMetric.microF1(), MultilabelMetric.weightedRecall())) {
      Measurement measured = metric.zeroRule(ZeroRule.ZERO).measure(state);
      assertThat(measured.requireValue()).isCloseTo(1 / 3.0, within(1e-12));
      assertThat(measured.interval().orElseThrow().contains(1 / 3.0)).isTrue();
    }
  }

  @Test
  void aRowOfAHundredThousandLabelsIsCountedWithoutItsPairs() {
    Set<String> all = new TreeSet<>();
    for (int i = 0; i < 100_000; i++) {
      all.add("l" + i);
    }
    LabelSetState state = MultilabelMetric.microF1().newState();
    state.add(new LabelSets(all, Set.of("l1")));
    state.add(new LabelSets(Set.of("l1", "l2"), Set.of("l1", "l2")));
    Measurement measured = state.measure();
    assertThat(measured.requireValue()).isCloseTo(6 / 100_005.0, within(1e-12));
    assertThat(measured.interval()).isEmpty();
  }

  @Test
  void pairsAreGivenUpWhateverThePartition() {
    List<LabelSets> rows = new ArrayList<>();
    for (int row = 0; row < 3; row++) {
      Set<String> labels = new TreeSet<>();
      for (int i = 0; i < 1_000; i++) {
        labels.add("l" + row + "-" + i);
      }
      rows.add(new LabelSets(labels, Set.of()));
    }
    MultilabelMetric metric = MultilabelMetric.microRecall();
    LabelSetState whole = metric.newState();
    rows.forEach(whole::add);
    LabelSetState merged = metric.newState();
    for (int row = 2; row >= 0; row--) {
      LabelSetState part = metric.newState();
      part.add(rows.get(row));
      merged.merge(metric.readState(part.toBytes()));
    }
    assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
    assertThat(metric.readState(whole.toBytes()).toBytes()).isEqualTo(whole.toBytes());
    merged.merge(whole);
    assertThat(merged.counts().support("l2-7")).isEqualTo(2);
  }

  @Test
  void aLabelWithTwoScoresIsRefused() {
    assertThatThrownBy(() -> ScoredLabelSet.of(Set.of("a"), List.of("a", "b", "a"), 1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 scores but only 2 different labels");
  }

  private static <R> void assertLaw(Metric<R> metric, List<R> rows) {
    MetricState<R> whole = metric.newState();
    rows.forEach(whole::add);
    byte[] bytes = whole.toBytes();
    for (int trial = 0; trial < 5; trial++) {
      RandomSequence random = RandomStream.of(trial, "partition").sequence();
      List<MetricState<R>> parts = new ArrayList<>();
      for (int i = 0; i <= 2 * trial; i++) {
        parts.add(metric.newState());
      }
      for (int row : random.permutation(rows.size())) {
        parts.get(random.nextInt(parts.size())).add(rows.get(row));
      }
      while (parts.size() > 1) {
        MetricState<R> taken = parts.remove(random.nextInt(parts.size()));
        parts.get(random.nextInt(parts.size())).merge(metric.readState(taken.toBytes()));
      }
      assertThat(parts.get(0).toBytes()).isEqualTo(bytes);
      assertThat(parts.get(0).measure()).isEqualTo(whole.measure());
    }
  }

  private static void assertReason(MultilabelMetric metric, String reason) {
    List<LabelSets> rows =
        List.of(new LabelSets(Set.of(), Set.of()), new LabelSets(Set.of("a"), Set.of()));
    assertThat(metric.evaluate(rows).undefinedReason()).hasValue(reason);
  }

  private static List<String> labels(int count) {
    return List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n")
        .subList(0, count);
  }

  private static List<LabelSets> rows(int n, int labels, double density, double noise) {
    RandomSequence random = RandomStream.of(n, "label-sets").sequence();
    List<LabelSets> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Set<String> truth = new TreeSet<>();
      Set<String> predicted = new TreeSet<>();
      for (String label : labels(labels)) {
        boolean has = random.nextUniform() < density;
        boolean given = random.nextUniform() < noise ? random.nextUniform() < density : has;
        if (has) {
          truth.add(label);
        }
        if (given) {
          predicted.add(label);
        }
      }
      rows.add(new LabelSets(truth, predicted));
    }
    return rows;
  }
}
