package io.github.finefettle.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassificationMetricTest {
  private static final LabelPair HIT = new LabelPair("spam", "spam");
  private static final LabelPair MISS = new LabelPair("spam", "ham");
  private static final LabelPair ALARM = new LabelPair("ham", "spam");
  private static final LabelPair QUIET = new LabelPair("ham", "ham");

  static Stream<ClassificationMetric> all() {
    return ClassificationMetric.ids().stream()
        .map(id -> ClassificationMetric.parse(id.replace("(label)", "(spam)")));
  }

  @Test
  void noRowsAreUndefinedUnderEveryRule() {
    all()
        .forEach(
            metric -> {
              Measurement none = metric.evaluate(List.of());
              assertThat(none.undefinedReason()).contains("there are no rows");
              assertThat(none.n()).isZero();
              assertThat(metric.zeroRule(ZeroRule.ZERO).evaluate(List.of()).value()).isEmpty();
            });
  }

  @Test
  void whatIsUndefinedSaysWhy() {
    ConfusionMatrix quiet = ConfusionMatrix.of(List.of(QUIET, QUIET));
    assertReason(ClassificationMetric.precision("spam"), quiet, "no row was predicted as \"spam\"");
    assertReason(ClassificationMetric.recall("spam"), quiet, "no row has the true label \"spam\"");
    assertReason(ClassificationMetric.f1("spam"), quiet, "no row has the true or the predicted");
    assertReason(ClassificationMetric.specificity("ham"), quiet, "every row has the true label");
    assertReason(ClassificationMetric.mcc(), quiet, "every row has the same true label");
    assertReason(ClassificationMetric.cohenKappa(), quiet, "the same true and predicted label");
    ConfusionMatrix dumb = ConfusionMatrix.of(List.of(QUIET, MISS));
    assertReason(ClassificationMetric.mcc(), dumb, "every row has the same predicted label");
    assertThat(ClassificationMetric.cohenKappa().of(dumb)).hasValue(0);
    assertThat(ClassificationMetric.mcc().zeroRule(ZeroRule.ZERO).of(dumb)).hasValue(0);
  }

  @Test
  void fOneIsZeroAndNotUndefinedWhereThereAreOnlyErrors() {
    // scikit-learn from 1.3 on; older releases called it undefined.
    ConfusionMatrix errors = ConfusionMatrix.of(List.of(MISS, ALARM));
    assertThat(ClassificationMetric.f1("spam").of(errors)).hasValue(0);
    assertThat(ClassificationMetric.macroF1().of(errors)).hasValue(0);
    assertThat(ClassificationMetric.mcc().of(errors)).hasValue(-1);
  }

  @Test
  void macroF1IsTheMeanOfTheF1sAndNotTheF1OfTheMeans() {
    // The two differ (arXiv 1911.03347): here F1(spam) = 2/5, F1(ham) = 0.7692...; means 0.7083.
    ConfusionMatrix m = ConfusionMatrix.ofCounts(Map.of(HIT, 1L, MISS, 3L, QUIET, 5L));
    assertThat(ClassificationMetric.macroF1().of(m).orElseThrow())
        .isCloseTo((2.0 / 5 + 10.0 / 13) / 2, within(1e-15));
  }

  @Test
  void aLabelThatWasNeverTrueCountsInMacroF1ButNotInBalancedAccuracy() {
    ConfusionMatrix m =
        ConfusionMatrix.of(List.of("a", "b", "a", "b"), List.of("a", "b", "z", "b"));
    assertThat(ClassificationMetric.macroF1().of(m).orElseThrow())
        .isCloseTo((2.0 / 3 + 1 + 0) / 3, within(1e-15));
    assertThat(ClassificationMetric.balancedAccuracy().of(m)).hasValue(0.75);
  }

  @Test
  void theMeanOfBatchesIsNotTheMetricAndOursDoesNotDependOnBatches() {
    // Loggers that average F1 per batch report too little where positives are rare (.665 globally,
    // .454 in batches of 8 in one published simulation).
    List<LabelPair> rows = SyntheticRows.spam(3, 4000, 0.1, 0.7, 0.04);
    ClassificationMetric f1 = ClassificationMetric.f1("spam").zeroRule(ZeroRule.ZERO);
    double global = f1.evaluate(rows).requireValue();
    ConfusionState merged = f1.newState();
    double sumOfBatches = 0;
    for (int from = 0; from < rows.size(); from += 8) {
      ConfusionState batch = f1.newState();
      rows.subList(from, from + 8).forEach(batch::add);
      sumOfBatches += batch.measure().requireValue();
      merged.merge(batch);
    }
    assertThat(sumOfBatches / (rows.size() / 8.0)).isLessThan(global - 0.1);
    assertThat(merged.measure().requireValue()).isEqualTo(global);
  }

  @Test
  void sharesHaveWilsonsIntervalOverTheirOwnRows() {
    ConfusionMatrix m =
        ConfusionMatrix.ofCounts(Map.of(HIT, 90L, MISS, 10L, ALARM, 10L, QUIET, 90L));
    for (ClassificationMetric share :
        List.of(
            ClassificationMetric.recall("spam"),
            ClassificationMetric.precision("spam"),
            ClassificationMetric.specificity("spam"))) {
      Measurement measured = share.measure(m);
      assertThat(measured.n()).isEqualTo(100);
      Interval interval = measured.interval().orElseThrow();
      assertThat(interval.low()).isCloseTo(0.8256, within(5e-5));
      assertThat(interval.high()).isCloseTo(0.9448, within(5e-5));
      assertThat(interval.method()).isEqualTo("wilson");
    }
    assertThat(ClassificationMetric.accuracy().measure(m).n()).isEqualTo(200);
  }

  @Test
  void everyOtherMetricHasABootstrapIntervalAroundItsValue() {
    ConfusionMatrix m = ConfusionMatrix.of(SyntheticRows.spam(1, 300, 0.3, 0.8, 0.1));
    all()
        .forEach(
            metric -> {
              Measurement measured = metric.measure(m);
              Interval interval = measured.interval().orElseThrow();
              assertThat(interval.contains(measured.requireValue())).as("%s", metric).isTrue();
              assertThat(interval.low()).isGreaterThanOrEqualTo(metric.lowest());
              assertThat(interval.high()).isLessThanOrEqualTo(metric.highest());
              assertThat(interval.confidence()).isEqualTo(0.95);
            });
    assertThat(ClassificationMetric.macroF1().measure(m).interval().orElseThrow().method())
        .isEqualTo("bootstrap-percentile-1000");
  }

  @Test
  void aPerfectModelOnFewRowsIsNotCertainToBePerfect() {
    // Every resample of a faultless matrix is faultless: the plain bootstrap would say [1, 1].
    ConfusionMatrix ten = ConfusionMatrix.ofCounts(Map.of(HIT, 5L, QUIET, 5L));
    Interval interval = ClassificationMetric.macroF1().measure(ten).interval().orElseThrow();
    assertThat(interval.high()).isEqualTo(1);
    // Wilson's bound lets 0.4345 of 5 rows fail, rounded up to 3: F1 are 4/7 and 10/13.
    assertThat(interval.low()).isCloseTo((4.0 / 7 + 10.0 / 13) / 2, within(1e-15));
    assertThat(interval.method()).isEqualTo("wilson-of-one-class");
    ConfusionMatrix many = ConfusionMatrix.ofCounts(Map.of(HIT, 5000L, QUIET, 5000L));
    assertThat(ClassificationMetric.macroF1().measure(many).interval().orElseThrow().low())
        .isGreaterThan(0.999);
    ConfusionMatrix nothing = ConfusionMatrix.ofCounts(Map.of(MISS, 5L, ALARM, 5L));
    Interval zero = ClassificationMetric.f1("spam").measure(nothing).interval().orElseThrow();
    assertThat(zero.low()).isZero();
    assertThat(zero.high()).isGreaterThan(0.3);
  }

  @Test
  void theBaselineIsWhatTheMostFrequentLabelScores() {
    ConfusionMatrix m = ConfusionMatrix.of(SyntheticRows.spam(1, 1000, 0.13, 0.9, 0.02));
    double ham = (double) m.truthTotal("ham") / m.total();
    assertThat(ClassificationMetric.accuracy().measure(m).baseline()).hasValue(ham);
    assertThat(ClassificationMetric.macroF1().measure(m).baseline().orElseThrow())
        .isCloseTo(ham / (1 + ham), within(1e-15));
    assertThat(ClassificationMetric.balancedAccuracy().measure(m).baseline()).hasValue(0.5);
    assertThat(ClassificationMetric.recall("spam").measure(m).baseline()).hasValue(0);
    assertThat(ClassificationMetric.mcc().measure(m).baseline()).isEmpty();
  }

  @Test
  void intervalsRepeatAndFollowThePlan() {
    ConfusionMatrix m = ConfusionMatrix.of(SyntheticRows.spam(1, 200, 0.3, 0.8, 0.1));
    ClassificationMetric metric = ClassificationMetric.mcc();
    assertThat(metric.measure(m)).isEqualTo(metric.measure(m));
    ClassificationMetric other = metric.resampledBy(new Resampling(1000, 1, 0.95));
    assertThat(other.measure(m).interval()).isNotEqualTo(metric.measure(m).interval());
    ClassificationMetric narrow = metric.resampledBy(new Resampling(1000, 12345, 0.5));
    assertThat(narrow.measure(m).interval().orElseThrow().halfWidth())
        .isLessThan(metric.measure(m).interval().orElseThrow().halfWidth());
  }

  @Test
  void directionRangeAndObjectiveAreData() {
    all()
        .forEach(
            metric -> {
              boolean isCost = metric.id().startsWith("negative-likelihood");
              assertThat(metric.direction())
                  .isEqualTo(isCost ? Direction.MINIMIZE : Direction.MAXIMIZE);
              assertThat(metric.objective().metric()).isEqualTo(metric.signature());
              assertThat(metric.highest())
                  .isEqualTo(metric.id().contains("likelihood") ? Double.POSITIVE_INFINITY : 1);
            });
    assertThat(ClassificationMetric.mcc().lowest()).isEqualTo(-1);
    assertThat(ClassificationMetric.macroF1().lowest()).isZero();
    OrdinalScale scale = OrdinalScale.of("bad", "fair", "good");
    assertThat(scale.meanAbsoluteError().direction()).isEqualTo(Direction.MINIMIZE);
    assertThat(scale.meanAbsoluteError().highest()).isEqualTo(2);
    assertThat(scale.quadraticKappa().direction()).isEqualTo(Direction.MAXIMIZE);
    CostMatrix costs = CostMatrix.of("ham", "spam").cost("spam", "ham", 5);
    assertThat(costs.expectedCost().direction()).isEqualTo(Direction.MINIMIZE);
    assertThat(costs.expectedCost().highest()).isEqualTo(5);
    assertThat(OneVersusRest.of("spam").netBenefit(0.75).lowest()).isEqualTo(-3);
  }

  @Test
  void aModelThatAnswersEveryRowWithATextOfItsOwnIsMeasuredAllTheSame() {
    // A walk over all pairs of labels for each label would take minutes here.
    int texts = 10_000;
    Map<LabelPair, Long> counts = new TreeMap<>();
    for (int i = 0; i < texts; i++) {
      counts.put(new LabelPair("spam", "answer " + i), 1L);
    }
    Measurement measured =
        ClassificationMetric.balancedAccuracy().measure(ConfusionMatrix.ofCounts(counts));
    assertThat(measured.value()).hasValue(0);
    // z^2 / (n + z^2) of the rows, rounded up: 3.8415 / 10003.8415 * 10000 = 3.84, so 4.
    assertThat(measured.interval().orElseThrow().high()).isEqualTo(4.0 / texts);
    assertThat(measured.interval().orElseThrow().low()).isZero();
  }

  @Test
  void countsBeyondTheSquareRootOfALongStayExact() {
    long big = 4_000_000_000L;
    ConfusionMatrix m =
        ConfusionMatrix.ofCounts(Map.of(HIT, 3 * big, MISS, big, ALARM, big, QUIET, 3 * big));
    assertThat(ClassificationMetric.mcc().of(m).orElseThrow()).isCloseTo(0.5, within(1e-15));
    assertThat(ClassificationMetric.cohenKappa().of(m).orElseThrow()).isCloseTo(0.5, within(1e-15));
    ConfusionMatrix perfect = ConfusionMatrix.ofCounts(Map.of(HIT, big, QUIET, 3L));
    assertThat(ClassificationMetric.mcc().of(perfect)).hasValue(1);
  }

  @Test
  @SuppressWarnings("NullAway") // The rows of a user without null checks are what is tested.
  void aMissingLabelIsRefusedWithAdvice() {
    String none = null;
    assertThatThrownBy(() -> new LabelPair("a", none)).hasMessageContaining("\"(none)\"");
    assertThatThrownBy(() -> new LabelPair(none, "a")).hasMessageContaining("truth");
  }

  private static void assertReason(
      ClassificationMetric metric, ConfusionMatrix matrix, String reason) {
    Measurement measured = metric.measure(matrix);
    assertThat(measured.value()).as("%s", metric).isEmpty();
    assertThat(measured.undefinedReason().orElseThrow()).contains(reason);
    assertThat(metric.zeroRule(ZeroRule.ZERO).measure(matrix).value()).hasValue(0);
  }
}
