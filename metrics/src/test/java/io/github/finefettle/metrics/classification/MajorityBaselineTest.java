package io.github.finefettle.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.metrics.description.ZeroRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MajorityBaselineTest {
  private static final MajorityBaseline SMS =
      MajorityBaseline.ofCounts(Map.of("ham", 4827L, "spam", 747L));

  @Test
  void alwaysHamScoresWhatThePagesSay() {
    assertThat(SMS.label()).contains("ham");
    assertThat(SMS.score(ClassificationMetric.accuracy()).orElseThrow())
        .isCloseTo(0.866, within(5e-4));
    assertThat(SMS.score(ClassificationMetric.macroF1()).orElseThrow())
        .isCloseTo(0.464, within(5e-4));
    assertThat(SMS.score(ClassificationMetric.recall("spam"))).hasValue(0);
    assertThat(SMS.score(ClassificationMetric.precision("spam"))).isEmpty();
    assertThat(SMS.score(ClassificationMetric.mcc())).isEmpty();
  }

  @Test
  void theBestConstantAnswerOfOneLabelsMetricIsThatLabel() {
    ConstantAnswer f1 = SMS.best(ClassificationMetric.f1("spam")).orElseThrow();
    assertThat(f1.label()).isEqualTo("spam");
    assertThat(f1.score()).isCloseTo(2 * 747.0 / (5574 + 747), within(1e-15));
    assertThat(SMS.best(ClassificationMetric.recall("spam")).orElseThrow().score()).isEqualTo(1);
    assertThat(SMS.best(ClassificationMetric.mcc())).isEmpty();
  }

  @Test
  void tiesGoToTheFirstLabelAndNoRowsHaveNone() {
    assertThat(MajorityBaseline.ofCounts(Map.of("b", 3L, "a", 3L, "c", 1L)).label()).contains("a");
    MajorityBaseline none = MajorityBaseline.of(ConfusionMatrix.of(List.of()));
    assertThat(none.label()).isEmpty();
    assertThat(none.score(ClassificationMetric.accuracy())).isEmpty();
    assertThat(none.best(ClassificationMetric.accuracy())).isEmpty();
    assertThatThrownBy(() -> MajorityBaseline.ofCounts(Map.of("a", -1L)))
        .hasMessageContaining("-1");
  }

  @Test
  void labelsThatWereOnlyPredictedAreNoAnswers() {
    MajorityBaseline baseline =
        MajorityBaseline.of(ConfusionMatrix.of(List.of("a", "a"), List.of("z", "z")));
    assertThat(baseline.label()).contains("a");
    assertThat(baseline.best(ClassificationMetric.accuracy()).orElseThrow().label()).isEqualTo("a");
  }

  @Test
  void labelsThatScoreTheSameAreTriedOnce() {
    Map<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < 20_000; i++) {
      counts.put("label " + (100_000 + i), i == 7 ? 9L : 1L + i % 2);
    }
    MajorityBaseline many = MajorityBaseline.ofCounts(counts);
    assertThat(many.best(ClassificationMetric.macroF1()).orElseThrow().label())
        .isEqualTo("label 100007");
    assertThat(many.best(ClassificationMetric.f1("label 119999")).orElseThrow().label())
        .isEqualTo("label 119999");
    LabelChoice given = LabelChoice.of("label 110000", "label 110001", "label 110003");
    assertThat(
            many.best(ClassificationMetric.macroF1().over(given).zeroRule(ZeroRule.ZERO))
                .orElseThrow()
                .label())
        .isEqualTo("label 110001");
  }
}
