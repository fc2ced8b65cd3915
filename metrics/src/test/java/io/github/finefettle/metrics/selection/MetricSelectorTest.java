package io.github.finefettle.metrics.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.ConfusionMatrix;
import io.github.finefettle.metrics.classification.LabelPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MetricSelectorTest {
  private static final TaskProfile SPAM = TaskProfile.binaryClassification("spam");

  record Sms(String text, String label) {}

  @Test
  void theFingerprintFollowsAllThatDecides() {
    MetricSelector selector =
        MetricSelector.forTask(SPAM).labelCounts(Map.of("ham", 900L, "spam", 100L));
    Evidence evidence = selector.recommend().evidence();
    assertThat(selector.recommend().evidence().definition()).isEqualTo(evidence.definition());
    assertThat(selector.evaluatingOn(150).recommend().evidence().definition())
        .isNotEqualTo(evidence.definition());
    assertThat(
            selector
                .thresholds(SelectionThresholds.standard().withRows(5, 10))
                .recommend()
                .evidence()
                .definition())
        .isNotEqualTo(evidence.definition());
  }

  @Test
  void theTaskComesBackFromItsJson() {
    for (TaskProfile profile :
        List.of(SPAM, SPAM.withOneClassOfInterest(), TaskProfile.multiClassClassification())) {
      assertThat(TaskProfile.fromJson(JsonValue.parse(profile.toJson().toCanonicalString())))
          .isEqualTo(profile);
    }
    String stored = SPAM.toJson().toCanonicalString();
    for (String broken :
        List.of(
            stored.replace("\"version\":1", "\"version\":2"),
            stored.replace("task-profile", "objective"),
            stored.replace("binary-", "multi-class-"))) {
      assertThatThrownBy(() -> TaskProfile.fromJson(JsonValue.parse(broken)))
          .isInstanceOf(JsonFormatException.class);
    }
  }

  @Test
  void onEightySevenToThirteenAccuracyIsRefusedWithItsNumber() {
    MetricRecommendation advice = spam(4827, 747).recommend();
    assertThat(advice.primary()).isEqualTo(ClassificationMetric.macroF1());
    assertThat(advice.alongside().get(0)).isEqualTo(ClassificationMetric.mcc());
    assertThat(advice.rules()).containsExactly(SelectionRule.IMBALANCED_CLASSES);
    Refusal accuracy = refusal(advice, "accuracy");
    assertThat(accuracy.reason()).contains("Always answering \"ham\" scores 0.866 accuracy");
    assertThat(accuracy.trivialScore().orElseThrow()).isCloseTo(4827.0 / 5574, within(1e-15));
    assertThat(refusal(advice, "weighted-f1").reason()).contains("0.804 weighted-f1");
    assertThat(advice.objective().direction()).isEqualTo(Direction.MAXIMIZE);
    assertThat(advice.objective().metric()).isEqualTo("macro-f1|labels:seen|v:1");
    assertThat(advice.imbalanceRatio()).isCloseTo(6.46, within(0.005));
    assertThat(finding(advice, "imbalance").severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void accuracyIsFineWhereClassesAreEquallyFrequent() {
    MetricRecommendation advice = spam(500, 400).recommend();
    assertThat(advice.primary()).isEqualTo(ClassificationMetric.accuracy());
    assertThat(advice.alongside())
        .containsExactly(ClassificationMetric.macroF1(), ClassificationMetric.mcc());
    assertThat(advice.rules()).containsExactly(SelectionRule.BALANCED_CLASSES);
    assertThat(advice.refused()).extracting(Refusal::id).containsExactly("micro-f1");
    assertThat(claim(advice.evidence(), "metric.not-won-by-trivial-baseline").state())
        .isEqualTo(ClaimState.MET);
    // Redundant is not wrong: micro-F1 is accuracy here.
    assertThat(
            claim(advice.evidenceOf(ClassificationMetric.microF1()), "metric.fits-the-task")
                .state())
        .isEqualTo(ClaimState.MET);
  }

  @Test
  void theLineOfImbalanceIsWhereItSaysAndCanBeMoved() {
    assertThat(spam(149, 100).recommend().rules()).containsExactly(SelectionRule.BALANCED_CLASSES);
    assertThat(spam(150, 100).recommend().rules())
        .containsExactly(SelectionRule.IMBALANCED_CLASSES);
    SelectionThresholds lines = SelectionThresholds.standard().withImbalance(3, 10);
    assertThat(spam(150, 100).thresholds(lines).recommend().rules())
        .containsExactly(SelectionRule.BALANCED_CLASSES);
  }

  @Test
  void aSevereImbalanceAndARarePositiveAreSaid() {
    MetricRecommendation advice = spam(9900, 100).recommend();
    assertThat(advice.rules())
        .containsExactly(SelectionRule.IMBALANCED_CLASSES, SelectionRule.RARE_POSITIVE);
    assertThat(finding(advice, "severe-imbalance").severity()).isEqualTo(Severity.PROBLEM);
    assertThat(finding(advice, "severe-imbalance").message()).contains("99.0 times");
    assertThat(finding(advice, "rare-positive").message()).contains("0.010");
  }

  @Test
  void oneClassOfInterestIsMeasuredByItsOwnF1() {
    MetricRecommendation advice =
        MetricSelector.forTask(SPAM.withOneClassOfInterest())
            .labelCounts(Map.of("ham", 4827L, "spam", 747L))
            .recommend();
    assertThat(advice.primary()).isEqualTo(ClassificationMetric.f1("spam"));
    assertThat(advice.rules()).containsExactly(SelectionRule.ONE_CLASS_OF_INTEREST);
    assertThat(advice.alongside())
        .contains(ClassificationMetric.recall("spam"), ClassificationMetric.precision("spam"));
    assertThat(refusal(advice, "accuracy").reason()).contains("0.866");
    assertThat(refusal(advice, "macro-f1").reason()).contains("0.464");
    // Always "spam" is the best constant answer by F1 of spam: 2 * 747 / (5574 + 747).
    assertThat(claim(advice.evidence(), "metric.not-won-by-trivial-baseline").value().orElseThrow())
        .isCloseTo(0.236, within(5e-4));
  }

  @Test
  void theF1OfTheLargerClassIsRefused() {
    MetricRecommendation advice =
        MetricSelector.forTask(TaskProfile.binaryClassification("ham").withOneClassOfInterest())
            .labelCounts(Map.of("ham", 4827L, "spam", 747L))
            .recommend();
    assertThat(advice.primary()).isEqualTo(ClassificationMetric.mcc());
    assertThat(refusal(advice, "f1(ham)").reason())
        .contains("Always answering \"ham\" scores 0.928");
    assertThat(advice.rules()).containsExactly(SelectionRule.MAJORITY_OF_INTEREST);
    assertThat(advice.minimumDelta()).isPositive();
  }

  @Test
  void theRefusedMetricWouldHaveCrownedTheWorseModel() {
    // The model that finds no spam at all beats one that finds most of it at a price.
    ConfusionMatrix lazy = matrix(0, 130, 0, 870);
    ConfusionMatrix useful = matrix(110, 20, 120, 750);
    MetricRecommendation advice = spam(870, 130).recommend();
    assertThat(value(ClassificationMetric.accuracy(), lazy))
        .isGreaterThan(value(ClassificationMetric.accuracy(), useful));
    assertThat(advice.refused()).extracting(Refusal::id).contains("accuracy");
    assertThat(value(advice.primary(), useful)).isGreaterThan(value(advice.primary(), lazy));
  }

  @Test
  void weightedF1WouldHaveCrownedTheModelThatIgnoresTheRareClass() {
    ConfusionMatrix lazy = matrix(0, 20, 0, 980);
    ConfusionMatrix useful = matrix(15, 5, 35, 945);
    MetricRecommendation advice = spam(980, 20).recommend();
    assertThat(value(ClassificationMetric.weightedF1(), lazy))
        .isGreaterThan(value(ClassificationMetric.weightedF1(), useful));
    assertThat(advice.refused()).extracting(Refusal::id).contains("weighted-f1");
    assertThat(value(advice.primary(), useful)).isGreaterThan(value(advice.primary(), lazy));
  }

  @Test
  void manyClassesGetTheRecallOfTheRarest() {
    Map<String, Long> counts = new java.util.TreeMap<>();
    for (int i = 0; i < 30; i++) {
      counts.put("class " + i, 10L + (long) i * i);
    }
    MetricRecommendation advice =
        MetricSelector.forTask(TaskProfile.multiClassClassification())
            .labelCounts(counts)
            .recommend();
    assertThat(advice.primary()).isEqualTo(ClassificationMetric.macroF1());
    assertThat(advice.alongside()).hasSize(12).contains(ClassificationMetric.recall("class 0"));
    Finding few = finding(advice, "few-rows-of-class");
    assertThat(few.message()).contains("7 classes have fewer than 50").contains("\"class 0\"");
  }

  @Test
  void halfWidthsFollowTheRowsOfTheEvaluation() {
    // 747 of 5574 on 150 rows are about 20.1: below 50, not below 20.
    MetricRecommendation advice = spam(4827, 747).evaluatingOn(150).recommend();
    Finding scarce = finding(advice, "scarce-rows-of-class");
    assertThat(scarce.message()).contains("about 20.1").contains("+-0.131");
    assertThat(
            finding(spam(4827, 747).evaluatingOn(100).recommend(), "few-rows-of-class").message())
        .contains("or worse");
    assertThat(spam(4827, 747).recommend().warnings())
        .extracting(Finding::code)
        .doesNotContain("few-rows-of-class", "scarce-rows-of-class");
  }

  @Test
  void planningFiguresAreThoseOfTheLiterature() {
    // Simulated half-widths of F1 at precision and recall of 0.8, by positives.
    double[][] simulated = {{20, 0.14}, {50, 0.083}, {100, 0.059}, {200, 0.041}, {500, 0.026}};
    for (double[] pair : simulated) {
      assertThat(PlanningError.halfWidthOfF1(pair[0])).isCloseTo(pair[1], within(0.01));
    }
    // Rows for a paired test at 10 % discordance: 312, 1,960 and 7,847.
    assertThat(Math.ceil(PlanningError.rowsNeeded(0.05, 0.1))).isEqualTo(312);
    assertThat(Math.ceil(PlanningError.rowsNeeded(0.02, 0.1))).isEqualTo(1960);
    assertThat(Math.ceil(PlanningError.rowsNeeded(0.01, 0.1))).isEqualTo(7847);
    assertThat(PlanningError.smallestDetectableDifference(1960, 0.1).orElseThrow())
        .isCloseTo(0.02, within(1e-4));
    assertThat(PlanningError.smallestDetectableDifference(50, 0.1)).isEmpty();
  }

  @Test
  void theMinimumDeltaIsOneStandardErrorOfThePlannedModel() {
    MetricRecommendation advice = spam(870, 130).recommend();
    assertThat(advice.minimumDelta())
        .isCloseTo(Math.sqrt(0.0896 / 870 + 0.0896 / 130) / 2, within(1e-15));
    assertThat(spam(500, 500).recommend().minimumDelta())
        .isCloseTo(Math.sqrt(0.16 / 1000), within(1e-15));
    assertThat(finding(spam(20, 20).recommend(), "too-few-rows-to-compare").message())
        .contains("that takes 77 rows");
  }

  @Test
  void rowsWithoutLabelsAreCountedAndFailingRowsAreNamed() {
    List<Sms> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new Sms("text", i % 2 == 0 ? "ham" : "spam"));
    }
    MetricRecommendation advice =
        MetricSelector.forTask(SPAM)
            .labels(rows, sms -> rows.indexOf(sms) < 0 ? null : sms.label())
            .recommend();
    assertThat(advice.rowsWithoutLabel()).isZero();
    MetricRecommendation some =
        MetricSelector.forTask(SPAM)
            .labels(List.of("ham", "spam", "", "ham", "spam"), l -> l.isEmpty() ? null : l)
            .recommend();
    assertThat(some.rowsWithoutLabel()).isEqualTo(1);
    assertThat(finding(some, "rows-without-label").message()).contains("1 of 5");
    assertThatThrownBy(
            () ->
                MetricSelector.forTask(SPAM)
                    .labels(
                        List.of("ham", "boom"),
                        l -> {
                          if (l.equals("boom")) {
                            throw new IOException("broken");
                          }
                          return l;
                        }))
        .hasMessageContaining("row 1")
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void labelsThatDoNotFitTheTaskAreRefusedWithAdvice() {
    assertThatThrownBy(() -> MetricSelector.forTask(SPAM).recommend())
        .hasMessageContaining("no labels")
        .hasMessageContaining("labels(rows");
    assertThatThrownBy(
            () -> MetricSelector.forTask(SPAM).labelCounts(Map.of("ham", 120L)).recommend())
        .hasMessageContaining("All 120 rows")
        .hasMessageContaining("\"ham\"");
    assertThatThrownBy(
            () ->
                MetricSelector.forTask(SPAM).labelCounts(Map.of("ham", 1L, "Spam", 1L)).recommend())
        .hasMessageContaining("(\"spam\")")
        .hasMessageContaining("Spam, ham");
    assertThatThrownBy(
            () ->
                MetricSelector.forTask(SPAM)
                    .labelCounts(Map.of("ham", 1L, "spam", 1L, "spma", 1L))
                    .recommend())
        .hasMessageContaining("multiClassClassification");
    assertThatThrownBy(() -> MetricSelector.forTask(SPAM).labelCounts(Map.of("ham", 0L)))
        .hasMessageContaining("0");
    assertThatThrownBy(() -> MetricSelector.forTask(SPAM).evaluatingOn(0))
        .hasMessageContaining("0");
    assertThatThrownBy(() -> TaskProfile.multiClassClassification().withOneClassOfInterest())
        .hasMessageContaining("binaryClassification");
  }

  @Test
  void theEvidenceSaysWhetherTheChosenMetricIsWonTrivially() {
    MetricRecommendation advice = spam(870, 130).recommend();
    Evidence good = advice.evidence();
    assertThat(good.mistake()).isEqualTo(Mistake.WRONG_METRIC);
    assertThat(good.claims())
        .filteredOn(Claim::required)
        .extracting(Claim::state)
        .containsOnly(ClaimState.MET);
    assertThat(good.summary()).contains("macro-f1 decides").contains("accuracy");
    assertThat(good.tables()).anySatisfy(t -> assertThat(t.title()).isEqualTo("Refused metrics"));
    assertThat(good.figures()).hasSize(1);
    assertThat(Evidence.fromJson(JsonValue.parse(good.toJson().toCanonicalString())))
        .isEqualTo(good);

    Evidence careless = advice.evidenceOf(ClassificationMetric.accuracy());
    Claim won = claim(careless, "metric.not-won-by-trivial-baseline");
    assertThat(won.state()).isEqualTo(ClaimState.NOT_MET);
    assertThat(won.value()).hasValue(0.87);
    assertThat(careless.summary()).contains("scores 0.870 accuracy");
    assertThat(careless.findings()).extracting(Finding::code).contains("refused-metric-decides");
  }

  @Test
  void jsonHoldsWhatAReportNeedsAndIsTheSameForEveryOrderOfRows() {
    List<Sms> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(new Sms("text " + i, i % 8 == 0 ? "spam" : "ham"));
    }
    List<Sms> backwards = new ArrayList<>(rows);
    java.util.Collections.reverse(backwards);
    MetricRecommendation advice = MetricSelector.forTask(SPAM).labels(rows, Sms::label).recommend();
    assertThat(MetricSelector.forTask(SPAM).labels(backwards, Sms::label).recommend().toJson())
        .isEqualTo(advice.toJson());
    JsonValue.JsonObject json = advice.toJson();
    assertThat(json.string("primary")).isEqualTo("macro-f1|labels:seen|v:1");
    assertThat(json.array("refused").get(0).asObject().string("metric")).isEqualTo("accuracy|v:1");
    assertThat(json.array("rules").get(0).asString()).isEqualTo("imbalanced-classes");
    assertThat(json.get("classCounts").asObject().integer("spam")).isEqualTo(25);
    assertThat(json.get("thresholds").asObject().number("imbalance")).isEqualTo(1.5);
  }

  @Test
  void theRealSmsCollectionRefusesAccuracy() throws Exception {
    String data = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(data != null, "FINEFETTLE_DATA is not set: no real data to read");
    Path file = Path.of(data == null ? "" : data, "sms_spam", "sms.tsv");
    Assumptions.assumeTrue(Files.exists(file), file + " is missing");
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    MetricRecommendation advice =
        MetricSelector.forTask(SPAM)
            .labels(
                lines.stream()
                    .filter(l -> l.startsWith("ham\t") || l.startsWith("spam\t"))
                    .toList(),
                line -> line.substring(0, line.indexOf('\t')))
            .recommend();
    assertThat(advice.classCounts()).isEqualTo(Map.of("ham", 4827L, "spam", 747L));
    assertThat(refusal(advice, "accuracy").reason()).contains("0.866");
  }

  private static MetricSelector spam(long ham, long spam) {
    return MetricSelector.forTask(SPAM).labelCounts(Map.of("ham", ham, "spam", spam));
  }

  private static ConfusionMatrix matrix(long hits, long misses, long alarms, long quiet) {
    return ConfusionMatrix.ofCounts(
        Map.of(
            new LabelPair("spam", "spam"), hits,
            new LabelPair("spam", "ham"), misses,
            new LabelPair("ham", "spam"), alarms,
            new LabelPair("ham", "ham"), quiet));
  }

  private static double value(ClassificationMetric metric, ConfusionMatrix matrix) {
    return metric.of(matrix).orElseThrow();
  }

  private static Refusal refusal(MetricRecommendation advice, String id) {
    return advice.refused().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  private static Finding finding(MetricRecommendation advice, String code) {
    return advice.warnings().stream().filter(f -> f.code().equals(code)).findFirst().orElseThrow();
  }

  private static Claim claim(Evidence evidence, String id) {
    return evidence.claims().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }
}
