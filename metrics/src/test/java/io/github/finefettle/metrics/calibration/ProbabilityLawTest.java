package io.github.finefettle.metrics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.ranking.ClassAveraging;
import io.github.finefettle.metrics.ranking.ClassOrder;
import io.github.finefettle.metrics.ranking.ClassScores;
import io.github.finefettle.metrics.ranking.MulticlassAuroc;
import io.github.finefettle.metrics.ranking.RankingMetric;
import io.github.finefettle.metrics.ranking.ScoredRow;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every metric of scores and probabilities. */
class ProbabilityLawTest {
  private static final ClassOrder ORDER = ClassOrder.of("ham", "spam", "other");
  private static final Resampling SHORT = new Resampling(40, 1, 0.95);

  @ParameterizedTest
  @MethodSource("binaryMetrics")
  void binaryProbabilitiesKeepTheLaws(Metric<ProbabilityRow> metric) {
    keepsTheLaws(metric, binaryRows(700));
    keepsTheLaws(metric, binaryRows(1));
  }

  @ParameterizedTest
  @MethodSource("manyMetrics")
  void probabilitiesOfSeveralClassesKeepTheLaws(Metric<ProbabilityRow> metric) {
    keepsTheLaws(metric, manyRows(500));
  }

  @ParameterizedTest
  @MethodSource("rankingMetrics")
  void scoresKeepTheLaws(Metric<ScoredRow> metric) {
    List<ScoredRow> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(8, "scores").sequence();
    for (int i = 0; i < 6_000; i++) {
      double score = i % 4 == 0 ? random.nextInt(9) - 4 : random.nextGaussian();
      rows.add(new ScoredRow(random.nextUniform() < 0.4, i % 50 == 0 ? -0.0 : score));
    }
    keepsTheLaws(metric, rows);
    keepsTheLaws(metric, rows.subList(0, 1));
  }

  @ParameterizedTest
  @MethodSource("classMetrics")
  void scoresOfSeveralClassesKeepTheLaws(Metric<ClassScores> metric) {
    List<ClassScores> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(8, "classes").sequence();
    for (int i = 0; i < 400; i++) {
      rows.add(
          ClassScores.of(
              ORDER,
              ORDER.labels().get(random.nextInt(3)),
              random.nextInt(5),
              random.nextGaussian(),
              random.nextUniform()));
    }
    keepsTheLaws(metric, rows);
  }

  static Stream<Metric<ProbabilityRow>> binaryMetrics() {
    return Stream.concat(
        manyMetrics(),
        Stream.of(
            CalibrationError.ece().of(CalibrationSubject.POSITIVE_CLASS),
            CalibrationError.ace().of(CalibrationSubject.POSITIVE_CLASS).bins(7),
            BrierPart.reliability().resampledBy(SHORT),
            BrierPart.resolution().capped(100).resampledBy(SHORT),
            BrierPart.uncertainty(),
            SmoothCalibrationError.smece()
                .of(CalibrationSubject.POSITIVE_CLASS)
                .capped(500)
                .resampledBy(SHORT)));
  }

  static Stream<Metric<ProbabilityRow>> manyMetrics() {
    return Stream.of(
        ProbabilityScore.logLoss(),
        ProbabilityScore.logLoss().unclipped(),
        ProbabilityScore.brier(),
        ProbabilityScore.d2LogLoss(),
        ProbabilityScore.d2Brier(),
        CalibrationError.ece(),
        CalibrationError.ece().norm(ErrorNorm.L2).binning(Binning.EQUAL_MASS).resampledBy(SHORT),
        CalibrationError.mce(),
        CalibrationError.ace(),
        CalibrationError.classwiseEce(),
        CalibrationError.classwiseEce().binning(Binning.EQUAL_MASS),
        BrierPart.resolution().of(CalibrationSubject.TOP_LABEL).byBins(5).resampledBy(SHORT),
        SmoothCalibrationError.smece().resampledBy(SHORT));
  }

  static Stream<Metric<ScoredRow>> rankingMetrics() {
    return Stream.of(
        RankingMetric.auroc(),
        RankingMetric.auroc().capped(14),
        RankingMetric.averagePrecision(),
        RankingMetric.averagePrecision().capped(14),
        RankingMetric.prAucTrapezoid(),
        RankingMetric.partialAuroc(0.3),
        RankingMetric.recallAtPrecision(0.5),
        RankingMetric.precisionAtRecall(0.5),
        RankingMetric.specificityAtSensitivity(0.5));
  }

  static Stream<Metric<ClassScores>> classMetrics() {
    return Stream.of(
        MulticlassAuroc.oneVersusRest(ClassAveraging.MACRO),
        MulticlassAuroc.oneVersusRest(ClassAveraging.MICRO),
        MulticlassAuroc.oneVersusOne(ClassAveraging.WEIGHTED));
  }

  private static <R> void keepsTheLaws(Metric<R> metric, List<R> rows) {
    mergesToTheSameBits(metric, rows);
    staysInItsRange(metric, metric.evaluate(rows));
    emptyAndDamagedStatesSayWhy(metric, rows);
    readingInBetweenChangesNothing(metric, rows);
  }

  private static <R> void mergesToTheSameBits(Metric<R> metric, List<R> rows) {
    MetricState<R> state = metric.newState();
    rows.forEach(state::add);
    Measurement measured = state.measure();
    byte[] whole = state.toBytes();
    for (int trial = 0; trial < 5; trial++) {
      RandomSequence random = RandomStream.of(trial, "partition").sequence();
      List<MetricState<R>> parts = new ArrayList<>();
      for (int i = 0; i < 1 + 2 * trial; i++) {
        parts.add(metric.newState());
      }
      for (int row : random.permutation(rows.size())) {
        parts.get(random.nextInt(parts.size())).add(rows.get(row));
      }
      while (parts.size() > 1) {
        MetricState<R> taken = parts.remove(random.nextInt(parts.size()));
        byte[] before = taken.toBytes();
        parts.get(random.nextInt(parts.size())).merge(metric.readState(before));
        assertThat(taken.toBytes()).isEqualTo(before);
      }
      assertThat(parts.get(0).toBytes()).isEqualTo(whole);
      assertThat(parts.get(0).measure()).isEqualTo(measured);
    }
  }

  private static <R> void staysInItsRange(Metric<R> metric, Measurement measured) {
    if (measured.value().isPresent()) {
      assertThat(measured.requireValue()).isBetween(metric.lowest(), metric.highest());
    }
    measured
        .interval()
        .ifPresent(
            interval -> {
              assertThat(interval.low()).isGreaterThanOrEqualTo(metric.lowest());
              assertThat(interval.high()).isLessThanOrEqualTo(metric.highest());
              assertThat(interval.contains(measured.requireValue())).isTrue();
            });
    assertThat(measured.signature()).isEqualTo(metric.signature());
    assertThat(metric.needs()).isNotEmpty();
  }

  private static <R> void emptyAndDamagedStatesSayWhy(Metric<R> metric, List<R> rows) {
    assertThat(metric.newState().measure().undefinedReason()).contains("there are no rows");
    MetricState<R> some = metric.newState();
    rows.stream().limit(3).forEach(some::add);
    byte[] whole = some.toBytes();
    assertThat(metric.readState(whole).measure()).isEqualTo(some.measure());
    for (int length = 0; length < whole.length; length += 1 + length / 20) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> metric.readState(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    byte[] newer = whole.clone();
    newer[0] = 9;
    assertThatThrownBy(() -> metric.readState(newer)).isInstanceOf(IllegalArgumentException.class);
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> metric.readState(longer)).isInstanceOf(IllegalArgumentException.class);
  }

  private static <R> void readingInBetweenChangesNothing(Metric<R> metric, List<R> rows) {
    MetricState<R> state = metric.newState();
    int at = 0;
    for (R row : rows) {
      state.add(row);
      if (at++ % 331 == 0) {
        state.toBytes();
      }
    }
    assertThat(state.measure()).isEqualTo(metric.evaluate(rows));
  }

  private static List<ProbabilityRow> binaryRows(int n) {
    List<ProbabilityRow> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(8, "binary").sequence();
    for (int i = 0; i < n; i++) {
      double p = i % 5 == 0 ? random.nextInt(11) / 10.0 : random.nextUniform();
      rows.add(ProbabilityRow.of(random.nextUniform() < p, p));
    }
    return rows;
  }

  private static List<ProbabilityRow> manyRows(int n) {
    List<ProbabilityRow> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(8, "many").sequence();
    for (int i = 0; i < n; i++) {
      double a = random.nextUniform();
      double b = random.nextUniform() * (1 - a);
      rows.add(
          ProbabilityRow.of(
              ORDER, ORDER.labels().get(random.nextInt(3)), a, b, Math.max(0, 1 - a - b)));
    }
    return rows;
  }
}
