package io.github.finefettle.metrics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.ranking.ClassOrder;
import io.github.finefettle.metrics.ranking.RankingMetric;
import io.github.finefettle.metrics.ranking.ScoreState;
import io.github.finefettle.metrics.ranking.ScoredRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Known faults of other tools, each named after what it does, and absent here. */
class ProbabilityDefectsTest {
  private static final CalibrationError OF_POSITIVE =
      CalibrationError.ece().of(CalibrationSubject.POSITIVE_CLASS);

  /** scikit-learn#30079: 0, an exception or NaN, depending on the release. */
  @Test
  void areaOfOneClassIsUndefinedAndSaysWhy() {
    List<ScoredRow> rows = List.of(new ScoredRow(false, 0.2), new ScoredRow(false, 0.7));
    assertThat(RankingMetric.auroc().evaluate(rows).undefinedReason())
        .contains("no row is positive");
    assertThat(RankingMetric.auroc().evaluate(rows).value()).isEmpty();
  }

  /** torchmetrics#3510: 0.525, from a hidden bin of its own for the confidence 1. */
  @Test
  void confidenceOfOneHasNoHiddenBin() {
    List<ProbabilityRow> rows =
        List.of(ProbabilityRow.of(true, 0.95), ProbabilityRow.of(false, 1.0));
    assertThat(OF_POSITIVE.bins(10).evaluate(rows).requireValue()).isCloseTo(0.475, within(1e-15));
  }

  /** torchmetrics#1646 and #1744: an index of -1 for the confidence 0. */
  @Test
  void confidenceOfZeroHasABin() {
    double[] confidences = {1, 1, 1, 1, 0};
    CalibrationState state = OF_POSITIVE.bins(2).newState();
    for (int i = 0; i < confidences.length; i++) {
      state.add(i >= 2, confidences[i]);
    }
    // Four at 1 with half right, one at 0 that came true: 4/5 * 1/2 + 1/5 * 1.
    assertThat(state.measure().requireValue()).isCloseTo(0.6, within(1e-15));
  }

  /** torchmetrics#2519 and #1105: which of two numbers the binary error is was left to guess. */
  @Test
  void whatABinaryErrorLooksAtStandsInItsSignature() {
    List<ProbabilityRow> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add(ProbabilityRow.of(i < 5, i < 5 ? 0.6 : 0.2));
    }
    Measurement positive = OF_POSITIVE.evaluate(rows);
    Measurement top = CalibrationError.ece().evaluate(rows);
    assertThat(positive.signature()).contains("of:positive");
    assertThat(top.signature()).contains("of:top");
    // Positives at .6 all right and others at .2 all wrong: gaps .4 and .2 either way.
    assertThat(positive.requireValue()).isCloseTo(0.3, within(1e-15));
    assertThat(top.requireValue()).isCloseTo(0.3, within(1e-15));
    List<ProbabilityRow> turned = List.of(ProbabilityRow.of(true, 0.2));
    assertThat(OF_POSITIVE.evaluate(turned).baseline()).isPresent();
    assertThat(CalibrationError.ece().evaluate(turned).requireValue())
        .isCloseTo(0.8, within(1e-15));
  }

  /** scikit-learn#18268: an error of calibration without what a perfect model would have. */
  @Test
  void noCalibrationErrorStandsAlone() {
    List<ProbabilityRow> rows =
        List.of(ProbabilityRow.of(true, 0.7), ProbabilityRow.of(false, 0.4));
    for (var metric :
        List.of(
            CalibrationError.ece(),
            CalibrationError.mce(),
            CalibrationError.ace(),
            CalibrationError.classwiseEce(),
            SmoothCalibrationError.smece(),
            BrierPart.reliability())) {
      assertThat(metric.evaluate(rows).baseline()).as(metric.id()).isPresent();
      assertThat(metric.evaluate(rows).interval()).as(metric.id()).isPresent();
    }
  }

  /** scikit-learn#28234: an area of labels instead of scores, without a word. */
  @Test
  void labelsPassedForScoresCanBeSeen() {
    ScoreState state = RankingMetric.auroc().newState();
    for (int i = 0; i < 100; i++) {
      state.add(i % 3 == 0, i % 2);
    }
    assertThat(state.distinctScores()).isEqualTo(2);
  }

  /** torchmetrics#1461 and #625: all predictions held, or binned without a word of the error. */
  @Test
  void aCappedAreaSaysHowFarItCanBeOff() {
    ScoreState exact = RankingMetric.auroc().newState();
    RandomSequence random = RandomStream.of(6, "capped").sequence();
    for (int bits : new int[] {12, 16, 20}) {
      RankingMetric auroc = RankingMetric.auroc().capped(bits);
      RankingMetric precision = RankingMetric.averagePrecision().capped(bits);
      ScoreState capped = auroc.newState();
      ScoreState held = RankingMetric.auroc().newState();
      for (int i = 0; i < 4_000; i++) {
        double score = random.nextGaussian();
        boolean positive = random.nextUniform() < 0.3 + 0.1 * score;
        capped.add(positive, score);
        held.add(positive, score);
        exact.add(positive, score);
      }
      for (RankingMetric metric : List.of(auroc, precision)) {
        double bound = metric.errorBound(capped).orElseThrow();
        double value = metric.measure(capped).requireValue();
        double truth = RankingMetric.parse(metric.id()).measure(held).requireValue();
        assertThat(Math.abs(value - truth)).isLessThanOrEqualTo(bound);
        assertThat(bound).isBetween(0.0, 0.3);
        assertThat(metric.measure(capped).interval().orElseThrow().method()).endsWith("+cells");
      }
      assertThat(capped.toBytes().length).isLessThan(20 * (1 << bits) + 100);
    }
    assertThat(RankingMetric.auroc().errorBound(exact)).hasValue(0);
  }

  /** Spark samples the curve down to 1,000 points; its area is another one. */
  @Test
  void manyScoresAreNotSampledDown() {
    int n = 20_001;
    ScoreState state = RankingMetric.auroc().newState();
    long won = 0;
    long othersBelow = 0;
    for (int i = 0; i < n; i++) {
      boolean positive = i * 7_919L % 13 < 5;
      state.add(positive, i);
      won += positive ? othersBelow : 0;
      othersBelow += positive ? 0 : 1;
    }
    assertThat(state.distinctScores()).isEqualTo(n);
    assertThat(state.measure().requireValue())
        .isEqualTo((double) won / ((n - othersBelow) * othersBelow));
  }

  /** torchmetrics#1989: a sigmoid over the batch as soon as one value lies outside [0, 1]. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.0000001, 3.2, -4, 97})
  void logitsAreRefusedAndNothingIsConverted(double logit) {
    assertThatThrownBy(() -> ProbabilityRow.of(true, logit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Double.toString(logit))
        .hasMessageContaining("sigmoid");
    assertThat(ProbabilityRow.whyRefused(logit)).isPresent();
    assertThat(ProbabilityRow.whyRefused(0.5)).isEmpty();
    assertThatThrownBy(() -> OF_POSITIVE.newState().add(true, logit))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProbabilityScore.brier().newState().add(true, logit))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rowsThatAreNoProbabilitiesAreRefusedWithAReason() {
    ClassOrder order = ClassOrder.of("a", "b", "c");
    assertThat(ProbabilityRow.whyRefused(order, "a", 0.5, 0.3, 0.2)).isEmpty();
    assertThat(ProbabilityRow.whyRefused(order, "a", 0.5, 0.3, 0.20001)).isEmpty();
    assertThat(ProbabilityRow.whyRefused(order, "a", 0.5, 0.3, 0.1).orElseThrow())
        .contains("sum to 0.9");
    assertThat(ProbabilityRow.whyRefused(order, "a", 0.5, 0.5).orElseThrow()).contains("3 classes");
    assertThat(ProbabilityRow.whyRefused(order, "d", 0.5, 0.3, 0.2).orElseThrow())
        .contains("\"d\"");
    assertThat(ProbabilityRow.whyRefused(order, "a", 2.0, -1.5, 0.5).orElseThrow())
        .contains("class \"a\" (2.0)");
    assertThat(ProbabilityRow.whyRefused(order, "a", Double.NaN, 0.5, 0.5).orElseThrow())
        .contains("NaN");
    assertThat(ProbabilityRow.whyRefused(Double.NaN).orElseThrow()).contains("NaN");
    assertThatThrownBy(() -> ProbabilityRow.of(order, "a", 0.5, 0.3, 0.1))
        .hasMessageContaining("sum to");
    assertThatThrownBy(() -> new ScoredRow(true, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> RankingMetric.auroc().newState().add(true, Double.NaN))
        .hasMessageContaining("NaN");
  }

  /** smile: a log loss of Infinity from one sure miss, and nothing that says so. */
  @Test
  void oneSureMissDoesNotHideAllOtherRows() {
    List<ProbabilityRow> rows =
        new ArrayList<>(Collections.nCopies(99, ProbabilityRow.of(true, 0.8)));
    rows.add(ProbabilityRow.of(true, 0));
    double clipped = ProbabilityScore.logLoss().evaluate(rows).requireValue();
    // A sure miss costs -ln 2^-52.
    assertThat(clipped)
        .isCloseTo((36.04365338911715 - 99 * StrictMath.log(0.8)) / 100, within(1e-13));
    LossState state = ProbabilityScore.logLoss().unclipped().newState();
    rows.forEach(state::add);
    Measurement infinite = state.measure();
    assertThat(infinite.requireValue()).isInfinite();
    assertThat(state.infiniteLosses()).isEqualTo(1);
    assertThat(infinite.toJson().string("value")).isEqualTo("Infinity");
    state.add(false, 0.5);
    assertThat(ProbabilityScore.d2LogLoss().unclipped().measure(state).requireValue())
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
