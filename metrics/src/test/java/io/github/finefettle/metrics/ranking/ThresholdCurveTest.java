package io.github.finefettle.metrics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import org.junit.jupiter.api.Test;

class ThresholdCurveTest {
  @Test
  void everyThresholdSaysWhatItWouldDo() {
    ScoreState state = RankingMetric.auroc().newState();
    double[] scores = {9, 8, 7, 4, 4, 1};
    boolean[] positive = {true, false, true, true, false, false};
    for (int i = 0; i < scores.length; i++) {
      state.add(positive[i], scores[i]);
    }
    ThresholdCurve curve = ThresholdCurve.of(state);
    assertThat(curve.size()).isEqualTo(5);
    assertThat(curve.point(3)).isEqualTo(new OperatingPoint(4, 3, 2, 0, 1));
    assertThat(curve.point(3).precision()).isEqualTo(0.6);
    assertThat(curve.point(3).specificity()).isCloseTo(1.0 / 3, within(1e-15));
    // F1: 1/2, 2/5, 2/3, 3/4, 2/3 at the five thresholds.
    assertThat(curve.best(p -> p.f(1)).orElseThrow().threshold()).isEqualTo(4);
    assertThat(curve.point(2).f(1)).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(curve.atPrecision(0.65).orElseThrow().threshold()).isEqualTo(7);
    assertThat(curve.atRecall(0.9).orElseThrow().threshold()).isEqualTo(4);
    assertThat(curve.atPrecision(1.0).orElseThrow().threshold()).isEqualTo(9);
    assertThat(ThresholdCurve.of(state)).isEqualTo(curve);
  }

  @Test
  void figuresOfManyPointsStaySmallAndEmptyOnesEmpty() {
    ScoreState state = RankingMetric.auroc().newState();
    RandomSequence random = RandomStream.of(1, "curve").sequence();
    for (int i = 0; i < 5_000; i++) {
      state.add(random.nextUniform() < 0.2, random.nextUniform());
    }
    Figure.Lines roc = ThresholdCurve.of(state).roc("ROC");
    assertThat(roc.series().get(0).x()).hasSize(512).isSorted().last().isEqualTo(1.0);
    assertThat(ThresholdCurve.of(state).precisionRecall("PR").series().get(0).y()).hasSize(512);
    ThresholdCurve empty = ThresholdCurve.of(RankingMetric.auroc().newState());
    assertThat(empty.roc("none").series().get(0).x()).isEmpty();
    assertThat(empty.best(p -> p.f(1))).isEmpty();
  }
}
