package io.github.finefettle.metrics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final PairedComparison ACCURACY =
      PairedComparison.of(ClassificationMetric.accuracy());

  /** Rows of two models: each right at its own rate, b copying a's answer in a share of rows. */
  private record Answers(List<String> truths, List<String> a, List<String> b) {
    static Answers of(long seed, int n, double rightA, double rightB, double copied) {
      RandomSequence random = RandomStream.of(seed, "comparison-test").sequence();
      Answers rows = new Answers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (int i = 0; i < n; i++) {
        String truth = random.nextUniform() < 0.3 ? "spam" : "ham";
        String wrong = truth.equals("spam") ? "ham" : "spam";
        String a = random.nextUniform() < rightA ? truth : wrong;
        String b = random.nextUniform() < rightB ? truth : wrong;
        rows.truths.add(truth);
        rows.a.add(a);
        rows.b.add(random.nextUniform() < copied ? a : b);
      }
      return rows;
    }
  }

  @Test
  void mcNemarIsExact() {
    // [[80, 5], [15, 20]]: 2 P(X <= 5) of 20 tosses = 2 * 21700 / 2^20.
    assertThat(new McNemar(5, 15).pValue()).isCloseTo(43_400.0 / (1 << 20), within(1e-12));
    assertThat(new McNemar(15, 5).pValue()).isCloseTo(0.04139, within(5e-6));
    assertThat(new McNemar(0, 0).pValue()).isEqualTo(1);
    assertThat(new McNemar(7, 7).pValue()).isEqualTo(1);
    assertThat(new McNemar(7, 8).pValue()).isEqualTo(1);
    assertThat(new McNemar(0, 1).pValue()).isEqualTo(1);
    assertThat(new McNemar(0, 10).pValue()).isCloseTo(2 / 1024.0, within(1e-15));
    assertThat(new McNemar(100_000, 101_000).pValue()).isBetween(0.02, 0.03);
    assertThatThrownBy(() -> new McNemar(-1, 0)).hasMessageContaining("-1");
  }

  @Test
  void theDifferenceIsThatOfTheTwoValues() {
    Answers rows = Answers.of(1, 400, 0.9, 0.8, 0.5);
    for (ClassificationMetric metric :
        List.of(
            ClassificationMetric.accuracy(),
            ClassificationMetric.macroF1(),
            ClassificationMetric.mcc(),
            ClassificationMetric.f1("spam"))) {
      ComparisonResult result = PairedComparison.of(metric).compare(rows.truths, rows.a, rows.b);
      assertThat(result.difference().orElseThrow())
          .isEqualTo(result.valueA().requireValue() - result.valueB().requireValue());
      assertThat(result.interval().orElseThrow().contains(result.difference().orElseThrow()))
          .isTrue();
      assertThat(result.n()).isEqualTo(400);
    }
  }

  @Test
  void swappingTheModelsTurnsTheSign() {
    Answers rows = Answers.of(2, 500, 0.9, 0.8, 0.3);
    ComparisonResult ab = ACCURACY.compare(rows.truths, rows.a, rows.b);
    ComparisonResult ba = ACCURACY.compare(rows.truths, rows.b, rows.a);
    assertThat(ba.difference().orElseThrow()).isEqualTo(-ab.difference().orElseThrow());
    assertThat(ba.mcNemar().pValue()).isEqualTo(ab.mcNemar().pValue());
    assertThat(ba.interval().orElseThrow().low())
        .isCloseTo(-ab.interval().orElseThrow().high(), within(0.01));
    assertThat(ab.excludesZero()).isTrue();
    assertThat(ba.excludesZero()).isTrue();
    assertThat(ab.interval().orElseThrow().low()).isPositive();
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    Answers rows = Answers.of(3, 300, 0.85, 0.8, 0.4);
    Answers shuffled = new Answers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i : RandomStream.of(1, "shuffle").sequence().permutation(300)) {
      shuffled.truths.add(rows.truths.get(i));
      shuffled.a.add(rows.a.get(i));
      shuffled.b.add(rows.b.get(i));
    }
    assertThat(ACCURACY.compare(shuffled.truths, shuffled.a, shuffled.b).toJson())
        .isEqualTo(ACCURACY.compare(rows.truths, rows.a, rows.b).toJson());
  }

  @Test
  void equalModelsDoNotDiffer() {
    Answers rows = Answers.of(4, 100, 0.8, 0.8, 0);
    ComparisonResult result = ACCURACY.compare(rows.truths, rows.a, rows.a);
    assertThat(result.difference()).hasValue(0);
    assertThat(result.excludesZero()).isFalse();
    assertThat(result.mcNemar().pValue()).isEqualTo(1);
  }

  @Test
  void pairingSeesWhatTwoSeparateIntervalsDoNot() {
    // B is A with some right answers spoiled: their separate intervals overlap widely.
    Answers rows = Answers.of(5, 300, 0.9, 0, 0.97);
    ComparisonResult result = ACCURACY.compare(rows.truths, rows.a, rows.b);
    Interval a = result.valueA().interval().orElseThrow();
    Interval b = result.valueB().interval().orElseThrow();
    assertThat(a.low()).isLessThan(b.high());
    assertThat(result.excludesZero()).isTrue();
    assertThat(result.mcNemar().pValue()).isLessThan(0.05);
  }

  @Test
  void theIntervalIsThatOfDrawingRowsOneByOne() {
    Answers rows = Answers.of(6, 150, 0.85, 0.75, 0.3);
    Interval fast =
        PairedComparison.of(ClassificationMetric.macroF1())
            .resampledBy(new Resampling(4000, 1, 0.95))
            .compare(rows.truths, rows.a, rows.b)
            .interval()
            .orElseThrow();
    double[] values = new double[4000];
    for (int i = 0; i < values.length; i++) {
      RandomSequence random = RandomStream.of(1, "brute-force").at(i).sequence();
      Answers drawn = new Answers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (int j = 0; j < 150; j++) {
        int row = random.nextInt(150);
        drawn.truths.add(rows.truths.get(row));
        drawn.a.add(rows.a.get(row));
        drawn.b.add(rows.b.get(row));
      }
      values[i] = macroF1(drawn.truths, drawn.a) - macroF1(drawn.truths, drawn.b);
    }
    Arrays.sort(values);
    double tolerance = 0.12 * (values[3900] - values[100]) / 2;
    assertThat(fast.low()).isCloseTo(values[100], within(tolerance));
    assertThat(fast.high()).isCloseTo(values[3899], within(tolerance));
  }

  @Test
  void aDifferenceWithAnUndefinedSideIsUndefined() {
    ComparisonResult result =
        PairedComparison.of(ClassificationMetric.precision("spam"))
            .compare(List.of("spam", "ham"), List.of("spam", "ham"), List.of("ham", "ham"));
    assertThat(result.difference()).isEmpty();
    assertThat(result.interval()).isEmpty();
    assertThat(result.excludesZero()).isFalse();
    assertThat(result.valueB().undefinedReason()).isPresent();
    assertThat(result.toJson().find("difference")).isEmpty();
  }

  @Test
  void rowsThatDoNotMatchAreRefused() {
    assertThatThrownBy(() -> ACCURACY.compare(List.of("a"), List.of("a"), List.of()))
        .hasMessageContaining("1 predictions of A and 0 of B");
    assertThatThrownBy(() -> ACCURACY.compare(List.of(), List.of(), List.of()))
        .hasMessageContaining("no rows");
  }

  private static double macroF1(List<String> truths, List<String> answers) {
    return ClassificationMetric.macroF1()
        .of(io.github.finefettle.metrics.classification.ConfusionMatrix.of(truths, answers))
        .orElseThrow();
  }
}
