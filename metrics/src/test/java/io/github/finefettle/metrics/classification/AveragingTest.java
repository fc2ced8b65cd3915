package io.github.finefettle.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.ZeroRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AveragingTest {
  /** F1 of a, b, c are 2/3, 1 and 1/2; d and e never occur. */
  private static final ConfusionMatrix THREE =
      ConfusionMatrix.of(
          List.of("a", "a", "b", "b", "c", "c", "c"), List.of("a", "c", "b", "b", "c", "a", "a"));

  private static final LabelChoice FIVE = LabelChoice.of("a", "b", "c", "d", "e");

  // metrics.md, section 5, group 8.
  @Test
  void macroF1DoesNotFallAsLabelsWithoutRowsAreDeclared() {
    ClassificationMetric macro = ClassificationMetric.macroF1();
    double seen = value(macro, THREE);
    assertThat(seen).isCloseTo((f(1, 2, 3) + 1 + f(1, 3, 2)) / 3, within(1e-15));
    assertThat(value(macro.over(FIVE.leavingOutUnseen()), THREE)).isEqualTo(seen);
    assertThat(value(macro.over(FIVE).following(MetricPreset.TORCHMETRICS), THREE)).isEqualTo(seen);
    // What scikit-learn says to labels=5 must be asked for, and shows in the signature.
    ClassificationMetric sklearn = macro.over(FIVE).following(MetricPreset.SKLEARN);
    assertThat(value(sklearn, THREE)).isCloseTo(seen * 3 / 5, within(1e-15));
    assertThat(sklearn.signature()).isEqualTo("macro-f1|labels:given,a,b,c,d,e|zero:0|v:1");
    // Without a rule, nothing is 0 in silence.
    assertThat(macro.over(FIVE).measure(THREE).undefinedReason().orElseThrow())
        .isEqualTo("no row has the true or the predicted label \"d\"");
  }

  // metrics.md, section 5, groups 14 and 16.
  @Test
  void macroF1IsNotTheF1OfMeanPrecisionAndMeanRecall() {
    double p = value(Averaging.MACRO.precision(), THREE);
    double r = value(Averaging.MACRO.recall(), THREE);
    double other = 2 * p * r / (p + r);
    assertThat(value(Averaging.MACRO.f1(), THREE)).isNotCloseTo(other, within(1e-3));
    assertThat(Averaging.MACRO.f1()).isEqualTo(ClassificationMetric.macroF1());
  }

  // metrics.md, section 5, group 15.
  @Test
  void aFalsePositiveLowersPrecisionAndAMissLowersRecall() {
    ConfusionMatrix alarms =
        ConfusionMatrix.of(List.of("spam", "ham", "ham"), List.of("spam", "spam", "ham"));
    ConfusionMatrix misses =
        ConfusionMatrix.of(List.of("spam", "spam", "ham"), List.of("spam", "ham", "ham"));
    OneVersusRest spam = OneVersusRest.of("spam");
    assertThat(spam.precision().of(alarms)).hasValue(0.5);
    assertThat(spam.recall().of(alarms)).hasValue(1);
    assertThat(spam.precision().of(misses)).hasValue(1);
    assertThat(spam.recall().of(misses)).hasValue(0.5);
    assertThat(spam.negativePredictiveValue().of(misses)).hasValue(0.5);
    assertThat(spam.specificity().of(alarms)).hasValue(0.5);
  }

  // metrics.md, section 5, group 6: published are .665 globally, .634 and .454 in batches.
  @Test
  void globalF1IsNotTheMeanOfBatchF1sAndOursIsTheGlobalOneHoweverItIsBatched() {
    // 10 % positives, of which 70 % are found, with 4 % false alarms.
    List<LabelPair> rows = SyntheticRows.spam(42, 32_000, 0.1, 0.7, 0.04);
    ClassificationMetric f1 = ClassificationMetric.f1("spam").following(MetricPreset.SKLEARN);
    double global = f1.evaluate(rows).requireValue();
    assertThat(global).isCloseTo(0.68, within(0.01));
    assertThat(meanOfBatches(f1, rows, 32)).isBetween(global - 0.06, global - 0.01);
    assertThat(meanOfBatches(f1, rows, 8)).isLessThan(global - 0.15);
    for (int batch : new int[] {8, 32, 1000}) {
      ConfusionState merged = f1.newState();
      for (int from = 0; from < rows.size(); from += batch) {
        ConfusionState part = f1.newState();
        rows.subList(from, from + batch).forEach(part::add);
        merged.merge(part);
      }
      assertThat(merged.measure()).isEqualTo(f1.evaluate(rows));
    }
  }

  // metrics.md, section 5, group 1.
  @Test
  void aZeroDivisionIsUndefinedUnlessARuleSaysWhatItIs() {
    // b is never predicted: precision 0/0; F1 = 0 under every rule, because there is a miss.
    ConfusionMatrix m = ConfusionMatrix.of(List.of("a", "b"), List.of("a", "a"));
    ClassificationMetric precision = Averaging.MACRO.precision();
    assertThat(precision.measure(m).undefinedReason().orElseThrow())
        .isEqualTo("no row was predicted as \"b\"");
    assertThat(precision.zeroRule(ZeroRule.ZERO).of(m)).hasValue(0.25);
    assertThat(precision.zeroRule(ZeroRule.ONE).of(m)).hasValue(0.75);
    for (ZeroRule rule : ZeroRule.values()) {
      assertThat(ClassificationMetric.f1("b").zeroRule(rule).of(m)).hasValue(0);
      assertThat(ClassificationMetric.precision("b").zeroRule(rule).of(m).isPresent())
          .isEqualTo(rule != ZeroRule.UNDEFINED);
    }
    assertThat(ClassificationMetric.f1("z").zeroRule(ZeroRule.ONE).of(m)).hasValue(1);
    assertThat(ClassificationMetric.mcc().zeroRule(ZeroRule.ONE).of(m)).hasValue(1);
  }

  @Test
  void microDiffersFromAccuracyOnceALabelIsLeftOut() {
    ConfusionMatrix tags =
        ConfusionMatrix.ofCounts(
            Map.of(
                new LabelPair("O", "O"), 90L,
                new LabelPair("PER", "PER"), 4L,
                new LabelPair("PER", "O"), 4L,
                new LabelPair("O", "PER"), 2L));
    assertThat(Averaging.MICRO.f1().of(tags)).hasValue(0.94);
    ClassificationMetric person = Averaging.MICRO.f1().over(LabelChoice.of("PER"));
    assertThat(person.of(tags)).hasValue(8.0 / 14);
    Measurement precision = Averaging.MICRO.precision().over(LabelChoice.of("PER")).measure(tags);
    assertThat(precision.n()).isEqualTo(6);
    assertThat(precision.requireValue()).isEqualTo(4.0 / 6);
    assertThat(precision.interval().orElseThrow().method()).isEqualTo("wilson");
    // F1 of a subset is no share of rows, so Wilson's interval would be wrong.
    assertThat(person.measure(tags).interval().orElseThrow().method()).startsWith("bootstrap");
  }

  @Test
  void fBetaGoesFromPrecisionToRecall() {
    OneVersusRest a = OneVersusRest.of("a");
    assertThat(a.fBeta(0).of(THREE)).isEqualTo(a.precision().of(THREE));
    assertThat(a.fBeta(Double.POSITIVE_INFINITY).of(THREE)).isEqualTo(a.recall().of(THREE));
    assertThat(a.fBeta(1).of(THREE)).isEqualTo(a.f1().of(THREE));
    // tp = 1, fp = 2, fn = 1: 5 / (5 + 4 + 2)
    assertThat(a.fBeta(2).of(THREE)).hasValue(5.0 / 11);
    assertThatThrownBy(() -> a.fBeta(-1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> a.fBeta(Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void presetsGiveTheNumbersOfTheirToolsWhereFormulasHaveNone() {
    ConfusionMatrix right = ConfusionMatrix.ofCounts(Map.of(new LabelPair("a", "a"), 5L));
    ConfusionMatrix wrong = ConfusionMatrix.ofCounts(Map.of(new LabelPair("a", "b"), 5L));
    ConfusionMatrix mixed =
        ConfusionMatrix.ofCounts(Map.of(new LabelPair("a", "a"), 3L, new LabelPair("a", "b"), 2L));
    ConfusionMatrix three = ConfusionMatrix.of(List.of("a", "a", "a"), List.of("a", "b", "c"));
    ClassificationMetric sk = ClassificationMetric.mcc().following(MetricPreset.SKLEARN);
    ClassificationMetric tm = ClassificationMetric.mcc().following(MetricPreset.TORCHMETRICS);
    assertThat(ClassificationMetric.mcc().of(right)).isEmpty();
    for (ConfusionMatrix constant : List.of(right, wrong, mixed, three)) {
      assertThat(sk.of(constant)).hasValue(0);
    }
    assertThat(tm.of(right)).hasValue(1);
    assertThat(tm.of(wrong)).hasValue(-1);
    assertThat(tm.of(three)).hasValue(0);
    // torchmetrics 1.9 in float32: sqrt(eps) (3 - 2) / sqrt((3 + eps) (5 + eps) eps (2 + eps)).
    assertThat(value(tm, mixed)).isCloseTo(1 / Math.sqrt(30), within(1e-15));
    assertThat(ClassificationMetric.cohenKappa().following(MetricPreset.SKLEARN).of(right))
        .isEmpty();
    assertThat(
            OneVersusRest.of("a")
                .positiveLikelihoodRatio()
                .following(MetricPreset.SKLEARN)
                .of(right))
        .isEmpty();
    assertThat(ClassificationMetric.recall("z").following(MetricPreset.CONLLEVAL).of(right))
        .hasValue(0);
    assertThat(ClassificationMetric.accuracy().following(MetricPreset.TORCHMETRICS))
        .isEqualTo(ClassificationMetric.accuracy());
  }

  @Test
  void everyPresetOfEveryMetricHasASignatureThatReadsBack() {
    for (ClassificationMetric metric : MetricsWithOptions.all()) {
      for (MetricPreset preset : MetricPreset.values()) {
        for (LabelChoice labels :
            List.of(LabelChoice.seen(), LabelChoice.ofTruth(), LabelChoice.of("a,b", "\\", ""))) {
          ClassificationMetric chosen =
              metric.over(labels).following(preset).zeroRule(ZeroRule.ONE);
          assertThat(ClassificationMetric.parse(chosen.signature())).isEqualTo(chosen);
          ClassificationMetric plain = metric.over(labels).following(preset);
          assertThat(ClassificationMetric.parse(plain.signature())).isEqualTo(plain);
          assertThat(ClassificationMetric.parse(plain.signature()).of(THREE))
              .isEqualTo(plain.of(THREE));
        }
      }
    }
  }

  @Test
  void noMetricIsEverNaNAndEveryIntervalHoldsInItsRange() {
    RandomSequence random = RandomStream.of(9, "matrices").sequence();
    for (int run = 0; run < 30; run++) {
      List<LabelPair> rows =
          SyntheticRows.classes(run, random.nextInt(12), 1 + random.nextInt(4), 0.5);
      ConfusionMatrix m = ConfusionMatrix.of(rows);
      for (ClassificationMetric metric : MetricsWithOptions.all()) {
        Measurement measured = metric.measure(m);
        assertThat(measured.value().isPresent())
            .isNotEqualTo(measured.undefinedReason().isPresent());
        measured
            .value()
            .ifPresent(
                v -> assertThat(v).as("%s", metric).isBetween(metric.lowest(), metric.highest()));
        measured
            .interval()
            .ifPresent(
                i -> {
                  assertThat(i.low()).as("%s", metric).isGreaterThanOrEqualTo(metric.lowest());
                  assertThat(i.high()).as("%s", metric).isLessThanOrEqualTo(metric.highest());
                });
      }
    }
  }

  @Test
  void aChoiceOfLabelsIsChecked() {
    assertThatThrownBy(() -> LabelChoice.of()).hasMessageContaining("one or more");
    assertThatThrownBy(() -> LabelChoice.of("a", "a")).hasMessageContaining("a, a");
    assertThatThrownBy(() -> ClassificationMetric.parse("macro-f1|labels:all"))
        .hasMessageContaining("given,a,b");
    assertThatThrownBy(() -> ClassificationMetric.parse("f-beta(spam)"))
        .hasMessageContaining("beta:2");
    assertThatThrownBy(() -> ClassificationMetric.parse("f-beta(spam)|beta:-2"))
        .hasMessageContaining("-2.0");
    assertThat(LabelChoice.of("b", "a")).isEqualTo(LabelChoice.of("a", "b"));
  }

  @Test
  void aBetaWhoseSquareIsNoLongerANumberGivesRecall() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(List.of("a", "a", "b", "b"), List.of("a", "b", "a", "b"));
    for (double beta : new double[] {1e154, 1e200, Double.POSITIVE_INFINITY}) {
      assertThat(value(OneVersusRest.of("a").fBeta(beta), matrix)).isEqualTo(0.5);
      assertThat(value(Averaging.MACRO.fBeta(beta), matrix)).isEqualTo(0.5);
    }
  }

  private static double meanOfBatches(ClassificationMetric f1, List<LabelPair> rows, int size) {
    double sum = 0;
    for (int from = 0; from < rows.size(); from += size) {
      sum += f1.evaluate(rows.subList(from, from + size)).requireValue();
    }
    return sum / (rows.size() / (double) size);
  }

  private static double f(long hits, long truth, long predicted) {
    return 2.0 * hits / (truth + predicted);
  }

  private static double value(ClassificationMetric metric, ConfusionMatrix matrix) {
    return metric.of(matrix).orElseThrow();
  }
}
