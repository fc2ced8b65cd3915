package io.github.finefettle.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.metrics.description.ZeroRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrdinalAndCostTest {
  private static final OrdinalScale SCALE = OrdinalScale.of("bad", "fair", "good");

  @Test
  void anErrorOfTwoStepsWeighsMoreThanOneOfOne() {
    List<String> truth = List.of("bad", "bad", "fair", "good", "good", "good");
    ConfusionMatrix near =
        ConfusionMatrix.of(truth, List.of("bad", "fair", "fair", "good", "good", "fair"));
    ConfusionMatrix far =
        ConfusionMatrix.of(truth, List.of("bad", "good", "fair", "good", "good", "bad"));
    assertThat(ClassificationMetric.accuracy().of(near))
        .isEqualTo(ClassificationMetric.accuracy().of(far));
    for (ClassificationMetric metric :
        List.of(
            SCALE.linearKappa(),
            SCALE.quadraticKappa(),
            SCALE.meanAbsoluteError(),
            SCALE.macroMeanAbsoluteError(),
            SCALE.kendallTauB(),
            SCALE.spearman(),
            SCALE.withinOneAccuracy())) {
      assertThat(
              metric
                  .direction()
                  .isBetter(metric.of(near).orElseThrow(), metric.of(far).orElseThrow()))
          .as("%s", metric)
          .isTrue();
    }
    assertThat(SCALE.meanAbsoluteError().of(near)).hasValue(2.0 / 6);
    assertThat(SCALE.macroMeanAbsoluteError().of(near).orElseThrow())
        .isCloseTo((0.5 + 0 + 1.0 / 3) / 3, within(1e-15));
    assertThat(SCALE.withinOneAccuracy().of(far)).hasValue(4.0 / 6);
  }

  @Test
  void perfectOrderIsExactlyOneAndTheReverseExactlyMinusOne() {
    List<String> up = List.of("bad", "fair", "good", "good");
    List<String> down = List.of("good", "fair", "bad", "bad");
    for (ClassificationMetric metric : List.of(SCALE.kendallTauB(), SCALE.spearman())) {
      assertThat(metric.of(ConfusionMatrix.of(up, up))).hasValue(1);
      assertThat(metric.of(ConfusionMatrix.of(up, down))).hasValue(-1);
    }
    assertThat(SCALE.quadraticKappa().of(ConfusionMatrix.of(up, up))).hasValue(1);
  }

  @Test
  void theOrderOfTheScaleCountsAndNotThatOfTheLetters() {
    ConfusionMatrix m = ConfusionMatrix.of(List.of("low", "mid"), List.of("mid", "high"));
    assertThat(OrdinalScale.of("low", "mid", "high").meanAbsoluteError().of(m)).hasValue(1);
    assertThat(OrdinalScale.of("high", "low", "mid").meanAbsoluteError().of(m)).hasValue(1.5);
  }

  @Test
  void aLabelOffTheScaleMakesTheMetricUndefinedUnderEveryRule() {
    ConfusionMatrix m = ConfusionMatrix.of(List.of("bad", "good"), List.of("bad", "no idea"));
    for (ZeroRule rule : ZeroRule.values()) {
      Measurement measured = SCALE.quadraticKappa().zeroRule(rule).measure(m);
      assertThat(measured.undefinedReason().orElseThrow())
          .isEqualTo("the label \"no idea\" is not on the scale bad,fair,good");
    }
    ConfusionMatrix same = ConfusionMatrix.of(List.of("bad"), List.of("bad"));
    assertThat(SCALE.quadraticKappa().measure(same).undefinedReason().orElseThrow())
        .contains("the same true and predicted label");
    assertThat(SCALE.quadraticKappa().zeroRule(ZeroRule.ONE).of(same)).hasValue(1);
    assertThat(SCALE.spearman().measure(same).undefinedReason()).isPresent();
  }

  @Test
  void rankCorrelationsOfManyRowsStayExact() {
    long big = 2_000_000_000L;
    ConfusionMatrix m =
        ConfusionMatrix.ofCounts(
            Map.of(
                new LabelPair("bad", "bad"),
                3 * big,
                new LabelPair("bad", "good"),
                big,
                new LabelPair("good", "bad"),
                big,
                new LabelPair("good", "good"),
                3 * big));
    // Of a table of two by two tau-b, Spearman and kappa are all phi = 0.5 here.
    for (ClassificationMetric metric :
        List.of(SCALE.kendallTauB(), SCALE.spearman(), SCALE.linearKappa())) {
      assertThat(metric.of(m)).hasValue(0.5);
    }
  }

  @Test
  void expectedCostWeighsErrorsAndIsBestComparedWithConstantAnswers() {
    // 90 ham of which 9 are blocked, 10 spam of which 4 come through.
    ConfusionMatrix m =
        ConfusionMatrix.ofCounts(
            Map.of(
                new LabelPair("ham", "ham"), 81L,
                new LabelPair("ham", "spam"), 9L,
                new LabelPair("spam", "spam"), 6L,
                new LabelPair("spam", "ham"), 4L));
    CostMatrix costs = CostMatrix.of("ham", "spam").cost("ham", "spam", 5);
    assertThat(costs.expectedCost().of(m)).hasValue((9 * 5 + 4) / 100.0);
    // Always "ham" costs 0.1 a row, so this filter is worse than none, at an accuracy of 0.87.
    assertThat(costs.normalizedExpectedCost().of(m)).hasValue(0.49 / 0.1);
    assertThat(costs.expectedCost().measure(m).baseline()).hasValue(0.1);
    // Equal costs of 1 / (K share) make it 1 - balanced accuracy (Maier-Hein and others, 2024).
    CostMatrix even = CostMatrix.of("ham", "spam").inProportions(Map.of("ham", 0.5, "spam", 0.5));
    assertThat(even.expectedCost().of(m).orElseThrow())
        .isCloseTo(1 - ClassificationMetric.balancedAccuracy().of(m).orElseThrow(), within(1e-15));
  }

  @Test
  void costsThatCannotBeAreRefusedAndLabelsWithoutCostsLeaveNothingToSay() {
    CostMatrix costs = CostMatrix.of("ham", "spam");
    assertThatThrownBy(() -> costs.cost("ham", "eggs", 1)).hasMessageContaining("eggs");
    assertThatThrownBy(() -> costs.cost("ham", "spam", -1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> costs.cost("ham", "spam", Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> CostMatrix.of("ham")).hasMessageContaining("two or more");
    assertThatThrownBy(() -> costs.inProportions(Map.of("ham", 0.0))).hasMessageContaining("0.0");
    ConfusionMatrix m = ConfusionMatrix.of(List.of("ham", "ham"), List.of("ham", "eggs"));
    assertThat(costs.expectedCost().measure(m).undefinedReason())
        .hasValue("the label \"eggs\" has no costs");
    ConfusionMatrix ham = ConfusionMatrix.of(List.of("ham"), List.of("spam"));
    assertThat(costs.normalizedExpectedCost().measure(ham).undefinedReason())
        .hasValue("one answer costs nothing for every row");
    CostMatrix even = costs.inProportions(Map.of("ham", 1.0, "spam", 1.0));
    assertThat(even.expectedCost().measure(ham).undefinedReason())
        .hasValue("the label \"spam\" has a share but no rows");
    assertThatThrownBy(() -> ClassificationMetric.parse("expected-cost|classes:a,b|costs:0,1,1"))
        .hasMessageContaining("as many numbers");
  }

  @Test
  void netBenefitComparesWithActingOnAllAndOnNone() {
    // 100 rows, 10 positive; 8 found with 12 false alarms; odds at 0.2 are 1 / 4.
    ConfusionMatrix m =
        ConfusionMatrix.ofCounts(
            Map.of(
                new LabelPair("ill", "ill"), 8L,
                new LabelPair("ill", "well"), 2L,
                new LabelPair("well", "ill"), 12L,
                new LabelPair("well", "well"), 78L));
    OneVersusRest ill = OneVersusRest.of("ill");
    assertThat(ill.netBenefit(0.2).of(m).orElseThrow()).isCloseTo(0.08 - 0.03, within(1e-15));
    assertThat(ill.netBenefit(0.2).measure(m).baseline()).hasValue(0);
    assertThat(ill.positiveLikelihoodRatio().of(m).orElseThrow())
        .isCloseTo(0.8 / (12.0 / 90), within(1e-14));
    assertThat(ill.negativeLikelihoodRatio().of(m).orElseThrow())
        .isCloseTo(0.2 / (78.0 / 90), within(1e-15));
    assertThat(ill.youdenJ().of(m).orElseThrow()).isCloseTo(0.8 + 78.0 / 90 - 1, within(1e-15));
    assertThat(ill.geometricMean().of(m).orElseThrow())
        .isCloseTo(Math.sqrt(0.8 * 78 / 90), within(1e-15));
    assertThatThrownBy(() -> ill.netBenefit(1)).hasMessageContaining("[0, 1)");
  }

  @Test
  void ratiosThatWouldDivideByZeroSayWhy() {
    OneVersusRest a = OneVersusRest.of("a");
    ConfusionMatrix clean = ConfusionMatrix.of(List.of("a", "b"), List.of("a", "b"));
    ConfusionMatrix loud = ConfusionMatrix.of(List.of("a", "b"), List.of("a", "a"));
    ConfusionMatrix alone = ConfusionMatrix.of(List.of("a"), List.of("a"));
    assertThat(a.positiveLikelihoodRatio().measure(clean).undefinedReason())
        .hasValue("no row of another label was predicted as \"a\"");
    assertThat(a.negativeLikelihoodRatio().measure(loud).undefinedReason())
        .hasValue("every row of another label was predicted as \"a\"");
    assertThat(a.youdenJ().measure(alone).undefinedReason())
        .hasValue("every row has the true label \"a\"");
    assertThat(a.negativePredictiveValue().measure(loud).undefinedReason())
        .hasValue("every row was predicted as \"a\"");
    assertThat(OneVersusRest.of("c").geometricMean().measure(clean).undefinedReason())
        .hasValue("no row has the true label \"c\"");
    assertThat(ClassificationMetric.adjustedBalancedAccuracy().measure(alone).undefinedReason())
        .hasValue("every row has the same true label");
  }
}
