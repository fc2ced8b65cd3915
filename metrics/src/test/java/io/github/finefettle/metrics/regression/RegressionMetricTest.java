package io.github.finefettle.metrics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.slices.AnyPartition;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegressionMetricTest {
  static Stream<RegressionMetric> metrics() {
    return Stream.of(
        RegressionMetric.mae(),
        RegressionMetric.mse(),
        RegressionMetric.rmse(),
        RegressionMetric.mape(),
        RegressionMetric.smape(),
        RegressionMetric.pinball(0.9),
        RegressionMetric.poissonDeviance(),
        RegressionMetric.gammaDeviance(),
        RegressionMetric.tweedieDeviance(-1.5),
        RegressionMetric.d2Tweedie(1),
        RegressionMetric.d2AbsoluteError(),
        RegressionMetric.r2(),
        RegressionMetric.explainedVariance(),
        RegressionMetric.maxError(),
        RegressionMetric.medianAbsoluteError(),
        RegressionMetric.pearson(),
        RegressionMetric.spearman(),
        RegressionMetric.kendallTauB(),
        RegressionMetric.concordance());
  }

  @Test
  void everyMetricHasItsGoldenValue() throws Exception {
    int compared = 0;
    for (JsonValue golden : golden()) {
      JsonValue.JsonObject c = golden.asObject();
      List<NumberPair> rows = rows(c);
      for (String group : List.of("values", "finite")) {
        for (var expected : c.get(group).asObject().members().entrySet()) {
          Measurement measured = RegressionMetric.parse(expected.getKey()).evaluate(rows);
          String what = c.string("name") + ": " + expected.getKey();
          if (expected.getValue() instanceof JsonValue.JsonNull) {
            assertThat(measured.undefinedReason()).as(what).isPresent();
          } else {
            double value = expected.getValue().asDouble();
            assertThat(measured.requireValue())
                .as(what)
                .isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value))));
          }
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  /** Counts decide, so the last bit agrees with SciPy's kendalltau, variant b. */
  @Test
  void kendallsTauIsSciPysToTheLastBit() throws Exception {
    int compared = 0;
    for (JsonValue golden : golden()) {
      JsonValue.JsonObject c = golden.asObject();
      JsonValue expected = c.get("values").asObject().get("kendall-tau-b");
      if (!(expected instanceof JsonValue.JsonNull)) {
        assertThat(RegressionMetric.kendallTauB().evaluate(rows(c)).requireValue())
            .as(c.string("name"))
            .isEqualTo(expected.asDouble());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(18);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void anyPartitionAndOrderMergesToTheSameBits(RegressionMetric metric) {
    AnyPartition.holds(metric, positive(300));
    AnyPartition.holds(metric, positive(2_500));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everySignatureIsReadBack(RegressionMetric metric) {
    RegressionMetric chosen =
        metric.forceFinite().dividingByAtLeast(1e-8).resampledBy(new Resampling(20, 3, 0.8));
    assertThat(RegressionMetric.parse(chosen.signature())).isEqualTo(chosen);
    assertThat(RegressionMetric.parse(metric.id())).isEqualTo(metric);
    assertThat(metric.direction())
        .isEqualTo(metric.highest() <= 1 ? Direction.MAXIMIZE : Direction.MINIMIZE);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everyValueButTheGreatestErrorHasAnIntervalAroundIt(RegressionMetric metric) {
    for (int n : new int[] {300, 2_500}) {
      Measurement measured = metric.evaluate(positive(n));
      if (metric.id().equals("max-error")) {
        assertThat(measured.interval()).isEmpty();
      } else {
        assertThat(measured.interval().orElseThrow().contains(measured.requireValue())).isTrue();
      }
    }
  }

  /** Rounded sums of squares would lose all digits here: 1e18 has a spacing of 128. */
  @Test
  void valuesLargeBesideTheirSpreadLoseNoDigits() {
    List<NumberPair> near = new ArrayList<>();
    List<NumberPair> far = new ArrayList<>();
    RandomSequence random = RandomStream.of(1, "far").sequence();
    for (int i = 0; i < 5_000; i++) {
      // Multiples of 2^-20, so that adding 1e9 rounds nothing.
      double truth = random.nextInt(1 << 21) * 0x1p-20;
      double prediction = truth + random.nextInt(1 << 19) * 0x1p-20;
      near.add(new NumberPair(truth, prediction));
      far.add(new NumberPair(truth + 1e9, prediction + 1e9));
    }
    for (RegressionMetric metric :
        List.of(
            RegressionMetric.pearson(),
            RegressionMetric.r2(),
            RegressionMetric.explainedVariance(),
            RegressionMetric.concordance(),
            RegressionMetric.spearman())) {
      Measurement here = metric.evaluate(near);
      Measurement there = metric.evaluate(far);
      assertThat(there.requireValue())
          .as(metric.id())
          .isCloseTo(here.requireValue(), within(1e-15));
      assertThat(there.interval().orElseThrow().halfWidth())
          .isCloseTo(here.interval().orElseThrow().halfWidth(), within(1e-9));
    }
  }

  @Test
  void theIntervalsOfManyRowsAgreeWithResampling() {
    for (RegressionMetric metric :
        List.of(RegressionMetric.r2(), RegressionMetric.explainedVariance())) {
      Interval resampled = metric.evaluate(normal(2_040)).interval().orElseThrow();
      Interval linear = metric.evaluate(normal(2_060)).interval().orElseThrow();
      assertThat(resampled.method()).isEqualTo("bootstrap-percentile-1000");
      assertThat(linear.method()).isEqualTo("delta-normal");
      assertThat(linear.halfWidth())
          .isCloseTo(resampled.halfWidth(), within(0.1 * resampled.halfWidth()));
    }
  }

  @Test
  void correlationsOfConstantsSayWhyTheyAreUndefined() {
    List<NumberPair> flat = List.of(new NumberPair(1, 3), new NumberPair(2, 3));
    List<NumberPair> same = List.of(new NumberPair(3, 1), new NumberPair(3, 2));
    for (RegressionMetric metric :
        List.of(
            RegressionMetric.pearson(),
            RegressionMetric.spearman(),
            RegressionMetric.kendallTauB())) {
      assertThat(metric.evaluate(flat).undefinedReason()).contains("all predictions are the same");
      assertThat(metric.evaluate(same).undefinedReason()).contains("all truths are the same");
      assertThat(metric.evaluate(flat.subList(0, 1)).undefinedReason())
          .contains("there are fewer than two rows");
    }
  }

  @Test
  void constantTruthsLeaveTheShareOfVarianceUndefinedUnlessForced() {
    List<NumberPair> wrong = List.of(new NumberPair(3, 1), new NumberPair(3, 2));
    List<NumberPair> right = List.of(new NumberPair(3, 3), new NumberPair(3, 3));
    assertThat(RegressionMetric.r2().evaluate(wrong).undefinedReason())
        .contains("all truths are the same");
    assertThat(RegressionMetric.r2().forceFinite().evaluate(wrong).requireValue()).isEqualTo(0);
    assertThat(RegressionMetric.r2().forceFinite().evaluate(right).requireValue()).isEqualTo(1);
    assertThat(RegressionMetric.d2AbsoluteError().evaluate(wrong).undefinedReason()).isPresent();
    assertThat(RegressionMetric.d2Tweedie(1).evaluate(wrong).undefinedReason())
        .contains("all truths are the same");
  }

  @Test
  void aTruthOfZeroLeavesTheRelativeErrorUndefinedUnlessAFloorIsGiven() {
    List<NumberPair> rows = List.of(new NumberPair(0, 1), new NumberPair(2, 1));
    assertThat(RegressionMetric.mape().evaluate(rows).undefinedReason().orElseThrow())
        .startsWith("1 of 2 truths are 0");
    assertThat(RegressionMetric.mape().dividingByAtLeast(0.5).evaluate(rows).requireValue())
        .isEqualTo(1.25);
  }

  @Test
  void rowsOutsideADistributionAreCounted() {
    List<NumberPair> rows = List.of(new NumberPair(1, 1), new NumberPair(1, 0));
    assertThat(RegressionMetric.poissonDeviance().evaluate(rows).undefinedReason().orElseThrow())
        .startsWith("1 of 2 rows lie outside");
    assertThatThrownBy(() -> RegressionMetric.tweedieDeviance(0.5)).hasMessageContaining("0.5");
  }

  @Test
  void whatIsNoNumberIsRefusedWhenTheRowIsMade() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e200}) {
      assertThatThrownBy(() -> new NumberPair(bad, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("aside");
      assertThatThrownBy(() -> new NumberPair(1, bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void perfectPredictionsReachTheEnds() {
    List<NumberPair> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      double x = Math.sqrt(i + 0.1);
      rows.add(new NumberPair(x, x));
    }
    for (RegressionMetric metric :
        List.of(
            RegressionMetric.r2(),
            RegressionMetric.pearson(),
            RegressionMetric.spearman(),
            RegressionMetric.kendallTauB(),
            RegressionMetric.concordance(),
            RegressionMetric.d2AbsoluteError())) {
      assertThat(metric.evaluate(rows).requireValue()).as(metric.id()).isEqualTo(1);
    }
    assertThat(RegressionMetric.rmse().evaluate(rows).requireValue()).isEqualTo(0);
  }

  /** Fisher's z of r = 0.6 from 28 rows: 0.6931 -+ 1.96 / 5, back to 0.2924 and 0.7951. */
  @Test
  void pearsonsIntervalIsTheTextbookOne() {
    Interval interval = FisherZ.interval(0.6, 1.0 / 25, 0.95, "fisher-z").orElseThrow();
    assertThat(interval.low()).isCloseTo(0.2924, within(5e-5));
    assertThat(interval.high()).isCloseTo(0.7951, within(5e-5));
  }

  /**
   * Of ten values the 2nd and the 9th hold the median with 97.9 %, as (1 + 10) / 1024 lie outside
   * on either side; the 3rd and the 8th with 89.1 % only.
   */
  @Test
  void theMedianLiesBetweenOrderStatistics() {
    double[] sorted = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    Interval interval = MedianInterval.of(sorted, 0.95).orElseThrow();
    assertThat(interval.low()).isEqualTo(2);
    assertThat(interval.high()).isEqualTo(9);
    assertThat(MedianInterval.of(new double[] {1, 2, 3}, 0.95)).isEmpty();
  }

  @Test
  void theErrorsOfASuiteShareOneState() {
    MetricSuite<NumberPair> suite =
        MetricSuite.of(
            RegressionMetric.mae(),
            RegressionMetric.rmse(),
            RegressionMetric.pearson(),
            RegressionMetric.r2(),
            RegressionMetric.spearman(),
            RegressionMetric.kendallTauB());
    assertThat(suite.metrics().stream().map(m -> m.stateId()).distinct()).hasSize(3);
    List<NumberPair> rows = positive(100);
    var result = suite.evaluate(rows);
    for (var metric : suite.metrics()) {
      assertThat(result.get(metric.id())).isEqualTo(metric.evaluate(rows));
    }
    assertThat(suite.readState(state(suite, rows)).measure().toJson()).isEqualTo(result.toJson());
  }

  /** The published human scores of a translation task against two automatic scores. */
  @Test
  void systemLevelCorrelationsOfATranslationTaskAreThoseStored() throws Exception {
    String data = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(data, "ted_mqm_ende", "expected_system_level.json");
    Assumptions.assumeTrue(Files.exists(file), "there is no " + file.getFileName());
    JsonValue.JsonObject stored =
        JsonValue.parse(Files.readString(file, StandardCharsets.UTF_8)).asObject();
    int compared = 0;
    for (var expected : stored.get("kendall_tau_vs_mqm").asObject().members().entrySet()) {
      List<NumberPair> rows = new ArrayList<>();
      for (JsonValue system : stored.get("systems").asObject().members().values()) {
        if (system.asObject().find(expected.getKey()).isPresent()) {
          rows.add(
              new NumberPair(
                  system.asObject().number("mqm_mean"),
                  system.asObject().number(expected.getKey())));
        }
      }
      if (!rows.isEmpty() && expected.getValue() instanceof JsonValue.JsonNumber) {
        assertThat(RegressionMetric.kendallTauB().evaluate(rows).requireValue())
            .as(expected.getKey())
            .isCloseTo(expected.getValue().asDouble(), within(5e-4));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(1);
  }

  @Test
  void faultySignaturesAndBytesAreRefused() {
    for (String bad :
        List.of(
            "pinball",
            "pinball(2)",
            "mae(1)",
            "r2|constant:no",
            "accuracy",
            "mae|floor:1",
            "d2-tweedie(0)")) {
      assertThatThrownBy(() -> RegressionMetric.parse(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
    metrics()
        .forEach(
            metric -> {
              byte[] bytes = AnyBytes.of(metric, positive(5));
              bytes[0] = 77;
              assertThatThrownBy(() -> metric.readState(bytes))
                  .isInstanceOf(IllegalArgumentException.class);
              assertThatThrownBy(() -> metric.readState(new byte[0]))
                  .isInstanceOf(IllegalArgumentException.class);
            });
  }

  @Test
  void divisorsNearZeroGiveNoIntervalThatIsNaN() {
    List<NumberPair> rows =
        List.of(
            new NumberPair(0, 1e16),
            new NumberPair(0.1, -1e70),
            new NumberPair(Double.MIN_VALUE, 1e-70));
    Measurement measured = RegressionMetric.d2AbsoluteError().evaluate(rows);
    assertThat(measured.interval().orElseThrow().low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(measured.interval().orElseThrow().contains(measured.requireValue())).isTrue();
  }

  @Test
  void perfectPredictionsHaveNoDevianceBelowZero() {
    for (double power : new double[] {-0.5, 1, 1.5, 2, 3}) {
      List<NumberPair> rows = new ArrayList<>();
      for (double truth : new double[] {1.0000000143281336, 3.8697979150116173, 0.827417064}) {
        rows.add(new NumberPair(truth, truth));
      }
      assertThat(RegressionMetric.tweedieDeviance(power).evaluate(rows).requireValue())
          .as("power %s", power)
          .isNotNegative();
    }
  }

  private static final class AnyBytes {
    static byte[] of(RegressionMetric metric, List<NumberPair> rows) {
      var state = metric.newState();
      rows.forEach(state::add);
      return state.toBytes();
    }
  }

  private static byte[] state(MetricSuite<NumberPair> suite, List<NumberPair> rows) {
    var state = suite.newState();
    rows.forEach(state::add);
    return state.toBytes();
  }

  private static List<NumberPair> positive(int n) {
    List<NumberPair> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(2, "positive").sequence();
    for (int i = 0; i < n; i++) {
      double truth = 0.1 + 9 * random.nextUniform();
      rows.add(new NumberPair(truth, truth * (0.5 + random.nextUniform())));
    }
    return rows;
  }

  private static List<NumberPair> normal(int n) {
    List<NumberPair> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(4, "normal").sequence();
    for (int i = 0; i < n; i++) {
      double truth = random.nextGaussian();
      rows.add(new NumberPair(truth, 0.7 * truth + 0.3 + 0.6 * random.nextGaussian()));
    }
    return rows;
  }

  private static List<NumberPair> rows(JsonValue.JsonObject golden) {
    List<JsonValue> truths = golden.array("truth");
    List<JsonValue> predictions = golden.array("prediction");
    List<NumberPair> rows = new ArrayList<>();
    for (int i = 0; i < truths.size(); i++) {
      rows.add(new NumberPair(truths.get(i).asDouble(), predictions.get(i).asDouble()));
    }
    return rows;
  }

  private static List<JsonValue> golden() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            RegressionMetricTest.class.getResourceAsStream("/golden/regression.json"))) {
      return ((JsonValue.JsonArray)
              JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)))
          .items();
    }
  }
}
