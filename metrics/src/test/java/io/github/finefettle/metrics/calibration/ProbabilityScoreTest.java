package io.github.finefettle.metrics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.ranking.ClassOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbabilityScoreTest {
  private static final ClassOrder THREE = ClassOrder.of("a", "b", "c");

  @Test
  void theBaselineIsThePriorAndTheIntervalThatOfAMean() {
    List<ProbabilityRow> rows =
        List.of(
            ProbabilityRow.of(true, 0.9),
            ProbabilityRow.of(true, 0.6),
            ProbabilityRow.of(false, 0.3),
            ProbabilityRow.of(true, 0.2));
    Measurement brier = ProbabilityScore.brier().evaluate(rows);
    // Squared errors .01, .16, .09, .64: mean .225, deviation of the sample .2841948.
    assertThat(brier.requireValue()).isCloseTo(0.225, within(1e-15));
    assertThat(brier.baseline()).hasValue(0.1875);
    Interval interval = brier.interval().orElseThrow();
    // Student's t for 3 degrees of freedom is 3.18244630528.
    double half = 3.18244630528 * Math.sqrt((0.0001 + 0.0256 + 0.0081 + 0.4096 - 0.2025) / 3 / 4);
    assertThat(interval.high()).isCloseTo(0.225 + half, within(1e-9));
    assertThat(interval.low()).isZero();
  }

  @Test
  void theIntervalOfASkillIsThatOfResampling() {
    List<ProbabilityRow> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(1, "skill").sequence();
    for (int i = 0; i < 400; i++) {
      double p = random.nextUniform();
      rows.add(ProbabilityRow.of(random.nextUniform() < 0.2 + 0.6 * p, p));
    }
    for (ProbabilityScore metric :
        List.of(ProbabilityScore.d2LogLoss(), ProbabilityScore.d2Brier())) {
      List<Double> resampled = new ArrayList<>();
      for (int r = 0; r < 800; r++) {
        RandomSequence draw = RandomStream.of(2, "draw").at(r).sequence();
        LossState state = metric.newState();
        for (int i = 0; i < rows.size(); i++) {
          state.add(rows.get(draw.nextInt(rows.size())));
        }
        resampled.add(state.measure().requireValue());
      }
      double mean = resampled.stream().mapToDouble(v -> v).average().orElseThrow();
      double deviation =
          Math.sqrt(
              resampled.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum()
                  / resampled.size());
      double half = metric.evaluate(rows).interval().orElseThrow().halfWidth();
      assertThat(half).isCloseTo(1.96 * deviation, within(0.12 * half));
    }
  }

  @Test
  void halvingIsAChoiceThatStandsInTheSignature() {
    List<ProbabilityRow> rows = List.of(ProbabilityRow.of(true, 0.25));
    assertThat(ProbabilityScore.brier().evaluate(rows).requireValue()).isEqualTo(0.5625);
    ProbabilityScore full = ProbabilityScore.brier().scale(BrierScale.FULL);
    assertThat(full.evaluate(rows).requireValue()).isEqualTo(1.125);
    assertThat(full.signature()).isEqualTo("brier|scale:full|v:1");
    List<ProbabilityRow> three = List.of(ProbabilityRow.of(THREE, "a", 0.5, 0.25, 0.25));
    assertThat(ProbabilityScore.brier().evaluate(three).requireValue()).isEqualTo(0.375);
    assertThat(ProbabilityScore.brier().scale(BrierScale.HALVED).evaluate(three).requireValue())
        .isEqualTo(0.1875);
  }

  @Test
  void aSkillWithoutAnythingToBeatIsUndefined() {
    List<ProbabilityRow> rows = List.of(ProbabilityRow.of(true, 0.9), ProbabilityRow.of(true, 1));
    assertThat(ProbabilityScore.d2Brier().evaluate(rows).undefinedReason().orElseThrow())
        .contains("same class");
    assertThat(ProbabilityScore.logLoss().evaluate(List.of()).undefinedReason())
        .contains("there are no rows");
  }

  @Test
  void everyChoiceReadsBackFromItsSignature() {
    List<ProbabilityScore> metrics =
        List.of(
            ProbabilityScore.logLoss(),
            ProbabilityScore.logLoss().unclipped().confidence(0.9),
            ProbabilityScore.logLoss().eps(1e-7),
            ProbabilityScore.brier(),
            ProbabilityScore.brier().scale(BrierScale.HALVED),
            ProbabilityScore.d2LogLoss().eps(1e-15),
            ProbabilityScore.d2Brier());
    for (ProbabilityScore metric : metrics) {
      assertThat(ProbabilityScore.parse(metric.signature())).isEqualTo(metric);
      assertThat(ProbabilityScore.parse(metric.signature()).stateId()).isEqualTo(metric.stateId());
    }
    assertThat(ProbabilityScore.logLoss().signature())
        .isEqualTo("log-loss|eps:2.220446049250313e-16|v:1");
    assertThatThrownBy(() -> ProbabilityScore.parse("log-loss|eps:much"))
        .hasMessageContaining("eps");
    assertThatThrownBy(() -> ProbabilityScore.parse("hinge")).hasMessageContaining("d2-brier");
    assertThatThrownBy(() -> ProbabilityScore.brier().eps(0.1)).hasMessageContaining("logLoss()");
  }

  @Test
  void moreBinsThanFitIntoMemoryAreRefused() {
    assertThatThrownBy(() -> BrierPart.reliability().byBins(2_000_000_000))
        .hasMessageContaining("2000000000");
    assertThatThrownBy(() -> BrierPart.parse("brier-reliability|by:bins|bins:2000000"))
        .hasMessageContaining("2000000");
  }

  @Test
  void roundedProbabilitiesDoNotLeadOutOfTheRange() {
    ClassOrder order = ClassOrder.of("a", "b", "c");
    List<ProbabilityRow> rows = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rows.add(ProbabilityRow.of(order, "c", 1, i % 2 == 0 ? 3.4e-4 : 3.3e-4, 0));
    }
    assertThat(ProbabilityScore.brier().evaluate(rows).requireValue()).isEqualTo(2);
    assertThat(ProbabilityScore.brier().scale(BrierScale.HALVED).evaluate(rows).requireValue())
        .isEqualTo(1);
  }
}
