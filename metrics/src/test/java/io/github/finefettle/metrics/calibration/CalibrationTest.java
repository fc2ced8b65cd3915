package io.github.finefettle.metrics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.ranking.ClassOrder;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
  /** The rows of a model that is right as often as it says, its confidences uniform. */
  private static List<ProbabilityRow> perfect(int n, long seed) {
    List<ProbabilityRow> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(seed, "perfect").sequence();
    for (int i = 0; i < n; i++) {
      double p = random.nextUniform();
      rows.add(ProbabilityRow.of(random.nextUniform() < p, p));
    }
    return rows;
  }

  /** The values were measured once with 15 bins in another program, over uniform confidences. */
  @ParameterizedTest
  @CsvSource({"100,0.118", "500,0.054", "1000,0.039", "5000,0.017", "10000,0.012"})
  void besideEveryErrorStandsThatOfAPerfectModel(int n, double known) {
    Measurement measured =
        CalibrationError.ece().of(CalibrationSubject.POSITIVE_CLASS).evaluate(perfect(n, 1));
    assertThat(measured.baseline().orElseThrow()).isCloseTo(known, within(0.08 * known));
  }

  @Test
  void aPerfectModelIsFoundPerfectAndAnOverconfidentOneIsNot() {
    List<ProbabilityRow> bad = new ArrayList<>();
    RandomSequence random = RandomStream.of(9, "bad").sequence();
    for (int i = 0; i < 2_000; i++) {
      double p = random.nextUniform();
      bad.add(ProbabilityRow.of(random.nextUniform() < 0.25 + p / 2, p));
    }
    List<ProbabilityRow> good = perfect(2_000, 4);
    CalibrationError ece = CalibrationError.ece().of(CalibrationSubject.POSITIVE_CLASS);
    SmoothCalibrationError smece =
        SmoothCalibrationError.smece().of(CalibrationSubject.POSITIVE_CLASS);
    for (var metric : List.of(ece, smece, BrierPart.reliability())) {
      Measurement onGood = metric.evaluate(good);
      Measurement onBad = metric.evaluate(bad);
      assertThat(onGood.interval().orElseThrow().contains(onGood.baseline().orElseThrow()))
          .as(metric.id())
          .isTrue();
      assertThat(onBad.interval().orElseThrow().low())
          .as(metric.id())
          .isGreaterThan(onBad.baseline().orElseThrow());
    }
    // The true gap is |p - 1/2| / 2, 1/8 in the mean.
    assertThat(ece.evaluate(bad).requireValue()).isCloseTo(0.125, within(0.02));
  }

  @Test
  void theIntervalOfAPerfectModelHoldsItsNullValueAsOftenAsItSays() {
    int held = 0;
    CalibrationError metric =
        CalibrationError.ece()
            .of(CalibrationSubject.POSITIVE_CLASS)
            .resampledBy(new Resampling(200, 1, 0.95));
    for (int sample = 0; sample < 200; sample++) {
      Measurement measured = metric.evaluate(perfect(300, sample));
      held += measured.interval().orElseThrow().contains(measured.baseline().orElseThrow()) ? 1 : 0;
    }
    assertThat(held).isBetween(188, 200);
  }

  @Test
  void errorsOfVeryManyBinsTakeFewerReplicates() {
    Measurement measured =
        CalibrationError.ece()
            .of(CalibrationSubject.POSITIVE_CLASS)
            .bins(100_000)
            .evaluate(perfect(5_000, 1));
    assertThat(measured.interval().orElseThrow().method())
        .matches("centred-bootstrap-[1-9][0-9]{2}");
    assertThat(measured.baseline()).isPresent();
  }

  @Test
  void partsOfTheSquaredErrorAddUp() {
    List<ProbabilityRow> rows = perfect(700, 3);
    double brier = ProbabilityScore.brier().evaluate(rows).requireValue();
    for (BrierPart metric : List.of(BrierPart.reliability(), BrierPart.resolution().byBins(12))) {
      CalibrationState state = metric.newState();
      rows.forEach(state::add);
      BrierDecomposition parts = metric.decomposition(state).orElseThrow();
      assertThat(parts.brier()).isCloseTo(brier, within(1e-14));
      assertThat(
              parts.reliability() - parts.resolution() + parts.uncertainty() + parts.withinBins())
          .isCloseTo(brier, within(1e-14));
      assertThat(parts.uncertainty())
          .isCloseTo(
              ProbabilityScore.brier().evaluate(rows).baseline().orElseThrow(), within(1e-14));
    }
  }

  @Test
  void adjacentViolatorsArePooledByHand() {
    // Rates 0, 1/2 (two violators), 1; the confidences .2, .4 and .6, .9.
    CalibrationState state = BrierPart.reliability().newState();
    state.add(false, 0.2);
    state.add(true, 0.4);
    state.add(false, 0.6);
    state.add(true, 0.9);
    assertThat(BrierPart.reliability().isotonicBlocks(state))
        .containsExactly(
            new ReliabilityBin(1, 0, 0.2),
            new ReliabilityBin(2, 1, 0.5),
            new ReliabilityBin(1, 1, 0.9));
    BrierDecomposition parts = BrierPart.reliability().decomposition(state).orElseThrow();
    // Stated .04 + .36 + .36 + .01, fitted .5, overall rate 1.
    assertThat(parts.reliability()).isCloseTo((0.77 - 0.5) / 4, within(1e-15));
    assertThat(parts.resolution()).isCloseTo((1 - 0.5) / 4, within(1e-15));
  }

  @Test
  void equalConfidencesAreNeverParted() {
    CalibrationState state =
        CalibrationError.ace().of(CalibrationSubject.POSITIVE_CLASS).bins(5).newState();
    for (int i = 0; i < 40; i++) {
      state.add(i % 2 == 0, 0.5);
    }
    state.add(true, 0.9);
    List<ReliabilityBin> bins =
        CalibrationError.ace()
            .of(CalibrationSubject.POSITIVE_CLASS)
            .bins(5)
            .reliability(state)
            .get(0);
    assertThat(bins)
        .containsExactly(new ReliabilityBin(40, 20, 0.5), new ReliabilityBin(1, 1, 0.9));
  }

  @Test
  void theSmoothErrorOfOneWayMissIsItsSize() {
    // Everything is right and stated at 0.7: whatever the width, the reflected mass stays whole.
    CalibrationState state =
        SmoothCalibrationError.smece().of(CalibrationSubject.POSITIVE_CLASS).newState();
    for (int i = 0; i < 10; i++) {
      state.add(true, 0.7);
    }
    assertThat(state.measure().requireValue()).isCloseTo(0.3, within(1e-5));
  }

  @Test
  void aReliabilityDiagramIsAFigureOfItsBins() {
    CalibrationState state =
        CalibrationError.ece().of(CalibrationSubject.POSITIVE_CLASS).newState();
    perfect(300, 2).forEach(state::add);
    List<ReliabilityBin> bins =
        CalibrationError.ece().of(CalibrationSubject.POSITIVE_CLASS).reliability(state).get(0);
    Figure.Reliability figure = ReliabilityDiagram.of("Reliability", bins);
    assertThat(figure.counts().stream().mapToLong(c -> c).sum()).isEqualTo(300);
    assertThat(figure.confidence()).hasSize(15).isSorted();
    assertThat(Figure.fromJson(figure.toJson())).isEqualTo(figure);

    BrierPart corp = BrierPart.reliability();
    CalibrationState runs = corp.newState();
    perfect(20_000, 2).forEach(runs::add);
    Figure.Reliability rates = ReliabilityDiagram.corp("Rates", corp, runs);
    assertThat(rates.observed()).isSorted();
    List<ReliabilityBin> many = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      many.add(new ReliabilityBin(2, 1, i / 450.0));
    }
    Figure.Reliability fewer = ReliabilityDiagram.of("Many", many);
    assertThat(fewer.counts()).hasSize(200);
    assertThat(fewer.counts().stream().mapToLong(c -> c).sum()).isEqualTo(900);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 1_000, 65_536})
  void countedConfidencesStayWithinTheirStatedBound(int parts) {
    List<ProbabilityRow> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(5, "capped").sequence();
    for (int i = 0; i < 3_000; i++) {
      double p = random.nextUniform();
      rows.add(ProbabilityRow.of(random.nextUniform() < p * p, p));
    }
    SmoothCalibrationError smece =
        SmoothCalibrationError.smece().of(CalibrationSubject.POSITIVE_CLASS);
    CalibrationState counted = smece.capped(parts).newState();
    rows.forEach(counted::add);
    double error = Math.abs(counted.measure().requireValue() - smece.evaluate(rows).requireValue());
    double bound = smece.capped(parts).errorBound(counted).orElseThrow();
    assertThat(error).isLessThanOrEqualTo(bound + 1e-5);
    assertThat(bound).isLessThan(6.0 / parts);

    for (BrierPart part : List.of(BrierPart.reliability(), BrierPart.resolution())) {
      CalibrationState cells = part.capped(parts).newState();
      rows.forEach(cells::add);
      assertThat(Math.abs(cells.measure().requireValue() - part.evaluate(rows).requireValue()))
          .isLessThanOrEqualTo(part.capped(parts).errorBound(cells).orElseThrow() + 1e-12);
    }
  }

  @Test
  void everyChoiceReadsBackFromItsSignature() {
    Resampling plan = new Resampling(50, 3, 0.9);
    List<CalibrationError> errors =
        List.of(
            CalibrationError.ece(),
            CalibrationError.ece().of(CalibrationSubject.POSITIVE_CLASS).bins(10),
            CalibrationError.ece().binning(Binning.EQUAL_MASS).norm(ErrorNorm.L2),
            CalibrationError.ece().norm(ErrorNorm.MAX).resampledBy(plan),
            CalibrationError.mce().bins(20),
            CalibrationError.ace(),
            CalibrationError.classwiseEce().binning(Binning.EQUAL_MASS).norm(ErrorNorm.MAX));
    for (CalibrationError metric : errors) {
      assertThat(CalibrationError.parse(metric.signature())).isEqualTo(metric);
      assertThat(CalibrationError.parse(metric.signature()).stateId()).isEqualTo(metric.stateId());
    }
    List<BrierPart> parts =
        List.of(
            BrierPart.reliability(),
            BrierPart.resolution().of(CalibrationSubject.TOP_LABEL).byBins(7),
            BrierPart.uncertainty().capped(100).resampledBy(plan));
    for (BrierPart metric : parts) {
      assertThat(BrierPart.parse(metric.signature())).isEqualTo(metric);
    }
    SmoothCalibrationError smooth =
        SmoothCalibrationError.smece()
            .of(CalibrationSubject.POSITIVE_CLASS)
            .capped(1_024)
            .resampledBy(plan);
    assertThat(SmoothCalibrationError.parse(smooth.signature())).isEqualTo(smooth);
    assertThat(CalibrationError.ece().signature())
        .isEqualTo("ece|of:top|bins:15|binning:width|norm:l1|v:1");
  }

  @Test
  void choicesThatContradictAnIdAreRefused() {
    assertThatThrownBy(() -> CalibrationError.mce().norm(ErrorNorm.L1))
        .hasMessageContaining("ece()");
    assertThatThrownBy(() -> CalibrationError.ace().binning(Binning.EQUAL_WIDTH))
        .hasMessageContaining("ece()");
    assertThatThrownBy(() -> CalibrationError.classwiseEce().of(CalibrationSubject.TOP_LABEL))
        .hasMessageContaining("every class");
    assertThatThrownBy(() -> CalibrationError.ece().bins(0)).hasMessageContaining("bins (0)");
    assertThatThrownBy(() -> CalibrationError.parse("mce|norm:l1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BrierPart.parse("brier-reliability|by:guess"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BrierPart.parse("brier-reliability|by:bins|cells:100"))
        .isInstanceOf(IllegalArgumentException.class);
    ClassOrder three = ClassOrder.of("a", "b", "c");
    CalibrationState state =
        CalibrationError.ece().of(CalibrationSubject.POSITIVE_CLASS).newState();
    assertThatThrownBy(() -> state.add(ProbabilityRow.of(three, "a", 0.5, 0.25, 0.25)))
        .hasMessageContaining("3 classes");
  }

  @Test
  void thePrimitiveWayInIsTheSame() {
    List<CalibrationError> metrics =
        List.of(
            CalibrationError.ece(),
            CalibrationError.ece().of(CalibrationSubject.POSITIVE_CLASS),
            CalibrationError.classwiseEce());
    for (CalibrationError metric : metrics) {
      CalibrationState rows = metric.newState();
      CalibrationState plain = metric.newState();
      for (double p : new double[] {0, 0.3, 0.5, 0.7, 1}) {
        for (boolean positive : new boolean[] {true, false}) {
          rows.add(ProbabilityRow.of(positive, p));
          plain.add(positive, p);
        }
      }
      assertThat(plain.toBytes()).isEqualTo(rows.toBytes());
    }
    LossState rows = ProbabilityScore.logLoss().newState();
    LossState plain = ProbabilityScore.logLoss().newState();
    rows.add(ProbabilityRow.of(false, 0.3));
    plain.add(false, 0.3);
    assertThat(plain.toBytes()).isEqualTo(rows.toBytes());
  }
}
