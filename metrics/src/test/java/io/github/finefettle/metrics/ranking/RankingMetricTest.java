package io.github.finefettle.metrics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.SuiteResult;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.ranking.internal.Ties;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingMetricTest {
  /** Ranked from the top: + - + (+ -) -, the two in parentheses tied. */
  private static final List<ScoredRow> SIX =
      List.of(
          new ScoredRow(true, 9),
          new ScoredRow(false, 8),
          new ScoredRow(true, 7),
          new ScoredRow(true, 4),
          new ScoredRow(false, 4),
          new ScoredRow(false, 1));

  @Test
  void handCountedValuesOfSixRows() {
    // Pairs won: 3 + 2 + (1 + 1/2) of 9.
    assertThat(RankingMetric.auroc().evaluate(SIX).requireValue()).isEqualTo(6.5 / 9);
    // Steps: 1/3 * 1, 1/3 * 2/3, and the tie 1/3 * 3/5.
    assertThat(RankingMetric.averagePrecision().evaluate(SIX).requireValue())
        .isCloseTo((1 + 2.0 / 3 + 3.0 / 5) / 3, within(1e-15));
    assertThat(RankingMetric.recallAtPrecision(0.65).evaluate(SIX).requireValue())
        .isEqualTo(2.0 / 3);
    assertThat(RankingMetric.recallAtPrecision(1).evaluate(SIX).requireValue()).isEqualTo(1.0 / 3);
    assertThat(RankingMetric.precisionAtRecall(0.9).evaluate(SIX).requireValue()).isEqualTo(0.6);
    assertThat(RankingMetric.specificityAtSensitivity(0.6).evaluate(SIX).requireValue())
        .isEqualTo(2.0 / 3);
    Measurement measured = RankingMetric.averagePrecision().evaluate(SIX);
    assertThat(measured.n()).isEqualTo(6);
    assertThat(measured.support()).hasValue(3);
    assertThat(measured.baseline()).hasValue(0.5);
  }

  @Test
  void noRecallReachesAPrecisionThatIsNeverReached() {
    List<ScoredRow> rows = List.of(new ScoredRow(false, 2), new ScoredRow(true, 1));
    Measurement measured = RankingMetric.recallAtPrecision(0.9).evaluate(rows);
    assertThat(measured.requireValue()).isZero();
    assertThat(measured.interval().orElseThrow().high()).isGreaterThan(0.5);
  }

  @Test
  void areaOfMillionsOfPairsIsOneDivisionOfWholeNumbers() {
    // 3,000 positives; positive i beats 2 i of 5,000 others and ties with one.
    ScoreState state = RankingMetric.auroc().newState();
    for (int j = 0; j < 5_000; j++) {
      state.add(false, j);
    }
    long twiceWon = 0;
    for (int i = 0; i < 2_000; i++) {
      state.add(true, 2 * i);
      twiceWon += 4L * i + 1;
    }
    assertThat(state.measure().requireValue()).isEqualTo(twiceWon / (2.0 * 2_000 * 5_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 40, 300})
  void varianceIsThatOfAllPairsAndThePartOfTheWholeCurveAgrees(int n) {
    RandomSequence random = RandomStream.of(n, "pairs").sequence();
    List<Double> positives = new ArrayList<>();
    List<Double> negatives = new ArrayList<>();
    ScoreState state = RankingMetric.auroc().newState();
    for (int i = 0; i < n; i++) {
      double p = random.nextInt(30) / 10.0 + 0.5;
      double q = random.nextInt(30) / 10.0;
      positives.add(p);
      negatives.add(q);
      state.add(true, p);
      state.add(false, q);
    }
    double variance = bruteVariance(positives, negatives) + bruteVariance(negatives, positives);
    Ties ties = state.ties();
    assertThat(Placements.of(ties).variance()).isCloseTo(variance, within(1e-14));
    assertThat(PartialArea.of(ties, 1).area()).isCloseTo(Placements.of(ties).area(), within(1e-14));
    assertThat(PartialArea.of(ties, 1).variance()).isCloseTo(variance, within(1e-14));
  }

  private static double bruteVariance(List<Double> kind, List<Double> others) {
    double[] shares = new double[kind.size()];
    double mean = 0;
    for (int i = 0; i < shares.length; i++) {
      for (double other : others) {
        shares[i] += kind.get(i) > other ? 1 : kind.get(i) == other ? 0.5 : 0;
      }
      shares[i] /= others.size();
      mean += shares[i] / shares.length;
    }
    double sum = 0;
    for (double share : shares) {
      sum += (share - mean) * (share - mean);
    }
    return sum / (shares.length - 1) / shares.length;
  }

  @Test
  void deLongsIntervalCoversTheTrueAreaAsOftenAsItSays() {
    // Positives uniform on [0, 1] to the power of a third, others uniform: the area is 3/4.
    int covered = 0;
    for (int trial = 0; trial < 400; trial++) {
      RandomSequence random = RandomStream.of(trial, "coverage").sequence();
      ScoreState state = RankingMetric.auroc().newState();
      for (int i = 0; i < 40; i++) {
        state.add(true, StrictMath.cbrt(random.nextUniform()));
        state.add(false, random.nextUniform());
      }
      covered += state.measure().interval().orElseThrow().contains(0.75) ? 1 : 0;
    }
    assertThat(covered).isBetween(364, 392);
  }

  @Test
  void aSeparatedSampleIsNotCertain() {
    Measurement measured =
        RankingMetric.auroc()
            .evaluate(
                List.of(
                    new ScoredRow(true, 3),
                    new ScoredRow(true, 2),
                    new ScoredRow(false, 1),
                    new ScoredRow(false, 0)));
    assertThat(measured.requireValue()).isEqualTo(1);
    assertThat(measured.interval().orElseThrow().low()).isLessThan(0.5);
    assertThat(measured.interval().orElseThrow().high()).isEqualTo(1);
  }

  @Test
  void aSuiteSortsOneStateForAllRankingMetrics() {
    SuiteResult result =
        MetricSuite.of(
                RankingMetric.auroc(),
                RankingMetric.averagePrecision(),
                RankingMetric.partialAuroc(0.2))
            .evaluate(SIX);
    assertThat(result.get("auroc")).isEqualTo(RankingMetric.auroc().evaluate(SIX));
    assertThat(result.get("partial-auroc(0.2)"))
        .isEqualTo(RankingMetric.partialAuroc(0.2).evaluate(SIX));
  }

  @Test
  void presetsAnswerAMissingKindAsTheirToolDoes() {
    List<ScoredRow> ones = List.of(new ScoredRow(true, 1), new ScoredRow(true, 2));
    List<ScoredRow> none = List.of(new ScoredRow(false, 1));
    RankingMetric auroc = RankingMetric.auroc();
    assertThat(auroc.following(MetricPreset.SKLEARN).evaluate(ones).undefinedReason())
        .contains("every row is positive");
    assertThat(auroc.following(MetricPreset.TORCHMETRICS).evaluate(ones).requireValue()).isZero();
    RankingMetric ap = RankingMetric.averagePrecision();
    assertThat(ap.evaluate(none).undefinedReason()).contains("no row is positive");
    assertThat(ap.following(MetricPreset.SKLEARN).evaluate(none).requireValue()).isZero();
    assertThat(ap.zeroRule(ZeroRule.ONE).evaluate(List.of()).undefinedReason())
        .contains("there are no rows");
  }

  @Test
  void everyChoiceReadsBackFromItsSignature() {
    List<RankingMetric> metrics =
        List.of(
            RankingMetric.auroc(),
            RankingMetric.auroc().capped(16).confidence(0.9).zeroRule(ZeroRule.ZERO),
            RankingMetric.averagePrecision().capped(20),
            RankingMetric.prAucTrapezoid(),
            RankingMetric.partialAuroc(0.1),
            RankingMetric.partialAuroc(0.25).unstandardized(),
            RankingMetric.recallAtPrecision(0.95),
            RankingMetric.precisionAtRecall(0.5).zeroRule(ZeroRule.ONE),
            RankingMetric.specificityAtSensitivity(1));
    for (RankingMetric metric : metrics) {
      assertThat(RankingMetric.parse(metric.signature())).isEqualTo(metric);
      assertThat(RankingMetric.parse(metric.signature()).stateId()).isEqualTo(metric.stateId());
      assertThat(metric.signature()).startsWith(metric.id() + "|");
      assertThat(metric.evaluate(SIX).id()).isEqualTo(metric.id());
    }
    for (ClassAveraging averaging : ClassAveraging.values()) {
      MulticlassAuroc metric = MulticlassAuroc.oneVersusRest(averaging).confidence(0.9);
      assertThat(MulticlassAuroc.parse(metric.signature())).isEqualTo(metric);
    }
    MulticlassAuroc pairs = MulticlassAuroc.oneVersusOne(ClassAveraging.WEIGHTED);
    assertThat(MulticlassAuroc.parse(pairs.signature())).isEqualTo(pairs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roc",
        "auroc(0.5)",
        "recall-at-precision",
        "recall-at-precision(2)",
        "recall-at-precision(x)",
        "partial-auroc(1)",
        "auroc|bits:3",
        "recall-at-precision(0.5)|bits:20",
        "auroc|ci:2",
        "auroc|ties:first",
        "auroc|color:red"
      })
  void aSignatureThatNamesNothingIsRefused(String signature) {
    assertThatThrownBy(() -> RankingMetric.parse(signature))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(signature);
  }

  @Test
  void unstandardizedPartIsTheAreaItself() {
    // Up to a rate of 1/3 of false positives the curve stands at 1/3, then rises to 2/3 at 1/3.
    Measurement measured = RankingMetric.partialAuroc(1.0 / 3).unstandardized().evaluate(SIX);
    assertThat(measured.requireValue()).isCloseTo(1.0 / 9, within(1e-15));
    assertThat(RankingMetric.partialAuroc(0.4).lowest()).isEqualTo(0.375);
  }

  @Test
  void aClassWithoutRowsLeavesTheMeanUndefined() {
    ClassOrder order = ClassOrder.of("a", "b", "c");
    List<ClassScores> rows =
        List.of(ClassScores.of(order, "a", 3, 2, 1), ClassScores.of(order, "b", 1, 2, 3));
    assertThat(MulticlassAuroc.oneVersusRest(ClassAveraging.MACRO).evaluate(rows).undefinedReason())
        .contains("no row has the true class \"c\"");
    assertThat(MulticlassAuroc.oneVersusRest(ClassAveraging.MICRO).evaluate(rows).value())
        .isPresent();
    assertThatThrownBy(() -> MulticlassAuroc.oneVersusOne(ClassAveraging.MICRO))
        .hasMessageContaining("MACRO or WEIGHTED");
  }

  @Test
  void rowsOfAnotherClassOrderAreRefused() {
    ClassScoreState state = MulticlassAuroc.oneVersusRest(ClassAveraging.MACRO).newState();
    state.add(ClassScores.of(ClassOrder.of("a", "b"), "a", 1, 2));
    assertThatThrownBy(() -> state.add(ClassScores.of(ClassOrder.of("b", "a"), "a", 1, 2)))
        .hasMessageContaining("one order");
    assertThatThrownBy(() -> ClassOrder.of("a", "a")).hasMessageContaining("twice");
    assertThatThrownBy(() -> ClassScores.of(ClassOrder.of("a", "b"), "c", 1, 2))
        .hasMessageContaining("\"c\" is none of the classes a, b");
    assertThatThrownBy(() -> ClassScores.of(ClassOrder.of("a", "b"), "a", 1, Double.NaN))
        .hasMessageContaining("NaN");
  }
}
