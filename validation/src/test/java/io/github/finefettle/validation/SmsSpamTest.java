package io.github.finefettle.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.validation.behaviours.FailureRate;
import io.github.finefettle.validation.behaviours.ValidationSuite;
import io.github.finefettle.validation.perturbations.Perturbations;
import io.github.finefettle.validation.verdict.ClaimResult;
import io.github.finefettle.validation.verdict.Decision;
import io.github.finefettle.validation.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A model of words, learned from half of a real collection of messages and validated on the rest.
 */
class SmsSpamTest {
  private final List<String[]> rows = new ArrayList<>();

  @BeforeEach
  void readMessages() throws IOException {
    String folder = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(folder != null, "FINEFETTLE_DATA names no folder with real data");
    Path file = Path.of(String.valueOf(folder), "sms_spam", "sms.tsv");
    for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        rows.add(new String[] {line.substring(0, tab), line.substring(tab + 1)});
      }
    }
  }

  @Test
  void aModelThatMindsTheCaseOfWordsIsFoundOutAndItsRepairedTwinIsNot() {
    ValidationSuite<String> suite =
        ValidationSuite.named("sms", String.class)
            .invariantUnder(Perturbations.casing(), Perturbations.whitespace())
            .requireAtMost(FailureRate.ofMisses("spam"), 0.05)
            .requireAtMost(FailureRate.ofFalseAlarms("spam"), 0.02);
    Verdict minding = RealWorldValidation.of(suite, words(t -> t)).seed(42).runExamples(examples());
    assertThat(minding.decision()).isEqualTo(Decision.DO_NOT_SHIP);
    assertThat(minding.claims())
        .filteredOn(claim -> claim.state() == ClaimState.NOT_MET)
        .extracting(ClaimResult::perturbation)
        .containsOnly("casing");
    Verdict repaired =
        RealWorldValidation.of(suite, words(t -> t.toLowerCase(Locale.ROOT)))
            .seed(42)
            .runExamples(examples());
    assertThat(repaired.decision()).isEqualTo(Decision.SHIP);
  }

  @Test
  void everyRowIsAccountedForAndRepeatedMessagesCountOnce() {
    ValidationSuite<String> suite =
        ValidationSuite.named("sms", String.class)
            .invariantUnder(Perturbations.all())
            .requireAtMost(FailureRate.ofInvariance(), 0.05);
    RealWorldValidation<String, String> validation =
        RealWorldValidation.of(suite, words(t -> t)).seed(1);
    Verdict verdict = validation.runExamples(examples());
    assertThat(verdict.record().examples()).isEqualTo(5_574);
    assertThat(verdict.record().cases()).isEqualTo(5_574 - 403);
    assertThat(verdict.record().perturbations())
        .allMatch(counts -> counts.cases() == 5_171 && counts.applied() > 4_000);
    assertThat(verdict.toJson().toPrettyString()).hasSizeLessThan(60_000);
    assertThat(validation.threads(4).batchSize(500).runExamples(examples()).toJson())
        .isEqualTo(verdict.toJson());
  }

  private List<ValidationExample<String>> examples() {
    List<ValidationExample<String>> examples = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      examples.add(ValidationExample.of(new RowId("sms.tsv", i), rows.get(i)[1], rows.get(i)[0]));
    }
    return examples;
  }

  /** Naive Bayes over words, learned from every other row. */
  private ModelUnderTest<String, String> words(UnaryOperator<String> normal) {
    Map<String, int[]> counts = new HashMap<>();
    int[] totals = new int[2];
    for (int i = 0; i < rows.size(); i += 2) {
      int spam = rows.get(i)[0].equals("spam") ? 1 : 0;
      for (String word : normal.apply(rows.get(i)[1]).split("\\W+", -1)) {
        counts.computeIfAbsent(word, w -> new int[2])[spam]++;
        totals[spam]++;
      }
    }
    return inputs ->
        inputs.stream()
            .map(
                text -> {
                  double odds = -1.9;
                  for (String word : normal.apply(text).split("\\W+", -1)) {
                    int[] n = counts.getOrDefault(word, new int[2]);
                    odds += StrictMath.log((n[1] + 0.3) / totals[1] * totals[0] / (n[0] + 0.3));
                  }
                  return odds > 0 ? "spam" : "ham";
                })
            .toList();
  }
}
