package io.github.finefettle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.LabelPair;
import io.github.finefettle.metrics.classification.SyntheticRows;
import io.github.finefettle.metrics.language.LanguageModelMetric;
import io.github.finefettle.metrics.language.TextLoss;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteEvidenceTest {
  private static final MetricSuite<LabelPair> SUITE =
      MetricSuite.of(
          ClassificationMetric.f1("spam"),
          ClassificationMetric.mcc(),
          ClassificationMetric.accuracy());

  @Test
  void everyMetricAndTheMatrixAreShownButNothingIsClaimedWithoutAPrimary() {
    Evidence evidence = SUITE.evaluate(good()).evidence();
    assertThat(evidence.mistake()).isEqualTo(Mistake.WRONG_METRIC);
    assertThat(evidence.claims()).isEmpty();
    assertThat(evidence.tables().get(0).rows())
        .extracting(row -> row.get(0))
        .containsExactly("f1(spam)", "mcc", "accuracy");
    Figure.Bars bars = (Figure.Bars) evidence.figures().get(0);
    assertThat(bars.bars()).hasSize(3).allMatch(b -> b.low().isPresent() && b.high().isPresent());
    assertThat(evidence.figures().get(1)).isInstanceOf(Figure.Matrix.class);
  }

  @Test
  void theLimitIsTheBestConstantAnswerNotTheMostFrequentOne() {
    // 300 rows, the majority ham: always "ham" has F1 of spam 0, always "spam" has 2 s / (s + 300).
    List<LabelPair> rows = good();
    long spam = rows.stream().filter(r -> r.truth().equals("spam")).count();
    assertThat(spam).isBetween(1L, 149L);
    Claim claim = claim(rows, ClassificationMetric.f1("spam"));
    assertThat(claim.limit()).hasValue(2.0 * spam / (spam + 300));
    assertThat(claim.state()).isEqualTo(ClaimState.MET);
    assertThat(claim.required()).isTrue();
    assertThat(claim.n()).hasValue(300);
  }

  @Test
  void aModelThatAlwaysAnswersTheSameIsNotBetter() {
    List<LabelPair> rows = good().stream().map(row -> new LabelPair(row.truth(), "ham")).toList();
    assertThat(claim(rows, ClassificationMetric.accuracy()).state())
        .isEqualTo(ClaimState.UNDECIDED);
    List<LabelPair> wrong =
        good().stream()
            .map(row -> new LabelPair(row.truth(), row.truth().equals("ham") ? "spam" : "ham"))
            .toList();
    assertThat(claim(wrong, ClassificationMetric.accuracy()).state()).isEqualTo(ClaimState.NOT_MET);
    // The coefficient of a constant answer is undefined and counts as 0.
    assertThat(claim(good(), ClassificationMetric.mcc()).limit()).hasValue(0);
    assertThat(claim(good(), ClassificationMetric.mcc()).state()).isEqualTo(ClaimState.MET);
  }

  @Test
  void thePrimaryMustHaveBeenMeasured() {
    SuiteResult result = SUITE.evaluate(good());
    assertThatThrownBy(() -> result.decidedBy(ClassificationMetric.macroF1()))
        .hasMessageContaining("macro-f1");
    assertThat(result.decidedBy(ClassificationMetric.mcc()).evidence().definition())
        .isNotEqualTo(result.evidence().definition());
  }

  @Test
  void thousandsOfLabelsAreNotDrawn() {
    List<LabelPair> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(new LabelPair("spam", "answer " + i));
    }
    Evidence evidence = MetricSuite.of(ClassificationMetric.accuracy()).evaluate(rows).evidence();
    assertThat(evidence.figures()).hasSize(1);
    assertThat(evidence.facts())
        .anyMatch(fact -> fact.value().equals("not drawn, as there are 301 labels"));
  }

  @Test
  void anInfiniteValueStandsInTheTableButNotAmongTheBars() {
    // One word of many tokens, as in scripts without spaces: e to the power of 20,000.
    LanguageModelMetric metric = LanguageModelMetric.wordPerplexity();
    Evidence evidence =
        MetricSuite.of(metric)
            .evaluate(List.of(new TextLoss(20_000, 9_000, 27_000, 1), new TextLoss(1, 2, 3, 1)))
            .decidedBy(metric)
            .evidence();
    assertThat(evidence.summary()).contains("is infinity");
    assertThat(((Figure.Bars) evidence.figures().get(0)).bars()).isEmpty();
  }

  private static List<LabelPair> good() {
    return SyntheticRows.spam(1, 300, 0.3, 0.9, 0.05);
  }

  private static Claim claim(List<LabelPair> rows, ClassificationMetric primary) {
    return SUITE.evaluate(rows).decidedBy(primary).evidence().claims().get(0);
  }
}
