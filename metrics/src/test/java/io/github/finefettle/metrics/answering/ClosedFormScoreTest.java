package io.github.finefettle.metrics.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.text.TextPair;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedFormScoreTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "so 3 + 4 = 7; 7",
        "it costs $1,234.50 in all; 1,234.50",
        "7 apples, then 12,; 12",
        "from 5-3; 3",
        "x = -3; -3",
        "f(2)-4; 4",
        "is \u22125 degrees; \u22125",
        "about .5; .5",
        "6.02e23 of them; 6.02e23",
        "version 1.2.3; .3",
        "the end of 2024.; 2024",
        "5 e; 5",
        "12345,678; 678",
      })
  void theLastNumberIsFound(String text, String number) {
    assertThat(AnswerExtraction.LAST_NUMBER.extract(text)).contains(number);
  }

  @Test
  void everyRuleFindsItsAnswerOrSaysThatThereIsNone() {
    assertThat(AnswerExtraction.LAST_NUMBER.extract("seven, \u0667 or \u00B2")).isEmpty();
    assertThat(AnswerExtraction.AFTER_HASHES.extract("2+2=4\n#### 4 \nmore")).contains("4");
    assertThat(AnswerExtraction.AFTER_HASHES.extract("#### 3\n####")).isEmpty();
    assertThat(AnswerExtraction.AFTER_HASHES.extract("4")).isEmpty();
    assertThat(AnswerExtraction.ANSWER_IS.extract("The ANSWER IS: 42.")).contains("42");
    assertThat(AnswerExtraction.ANSWER_IS.extract("the answer is 1. No, the answer is  2"))
        .contains("2");
    assertThat(AnswerExtraction.ANSWER_IS.extract("the answer is .\n")).isEmpty();
    assertThat(AnswerExtraction.BOXED.extract("so \\boxed{1} or \\boxed{\\frac{1}{2}}."))
        .contains("\\frac{1}{2}");
    assertThat(AnswerExtraction.BOXED.extract("\\boxed{\\frac{1}{2}")).isEmpty();
    assertThat(AnswerExtraction.BOXED.extract("\\boxed{ }")).isEmpty();
    assertThat(AnswerExtraction.LAST_LETTER.extract("(B) is right, not C2 or Ding")).contains("B");
    assertThat(AnswerExtraction.LAST_LETTER.extract("F, or \u00C9A")).isEmpty();
    assertThat(AnswerExtraction.WHOLE_TEXT.extract(" \u00A0yes ")).contains("yes");
    assertThat(AnswerExtraction.WHOLE_TEXT.extract("\u00A0")).isEmpty();
  }

  @Test
  void numbersAreComparedByValueAndTextsByText() {
    for (String same :
        List.of("1,000", "1000", "1000.0", "+1e3", "$1,000.00", "$1000$", " 1000. ")) {
      assertThat(ClosedFormScore.normalize(same)).as(same).isEqualTo("1000");
    }
    assertThat(ClosedFormScore.normalize("-0.0")).isEqualTo("0");
    assertThat(ClosedFormScore.normalize("\u22120.50")).isEqualTo("-0.5");
    assertThat(ClosedFormScore.normalize("-$5")).isEqualTo("-5");
    for (String text :
        List.of("1,00", "1.2.3", "e5", ".e5", "$", "", "x", "50%", "1e99999", "--1")) {
      assertThat(ClosedFormScore.normalize(text)).as(text).isEqualTo(text);
    }
    assertThat(ClosedFormScore.normalize("9".repeat(1_000))).hasSize(1_000);
  }

  @Test
  void anAnswerThatIsNotFoundIsWrongAndCountedAsSuch() {
    List<TextPair> rows =
        List.of(
            TextPair.of("think #### 1,000", "I get 1000.0"),
            TextPair.of("#### 7", "it is 8"),
            TextPair.of("#### 7", "I cannot say"),
            new TextPair(List.of("x", "7"), "7"));
    ClosedFormScore accuracy = ClosedFormScore.accuracy(AnswerExtraction.LAST_NUMBER);
    ClosedFormScore failures = ClosedFormScore.extractionFailureRate(AnswerExtraction.LAST_NUMBER);
    assertThat(accuracy.evaluate(rows).requireValue()).isEqualTo(0.5);
    assertThat(failures.evaluate(rows).requireValue()).isEqualTo(0.25);
    assertThat(failures.direction()).isEqualTo(Direction.MINIMIZE);
    assertThat(accuracy.stateId()).isEqualTo(failures.stateId());
  }

  /** Overlap of words takes "not 7" for nearly 7; see rule 17 of the decision table. */
  @Test
  void aDeniedNumberIsWrongInClosedFormThoughItsWordsOverlap() {
    List<TextPair> rows = List.of(TextPair.of("7", "not 8"));
    assertThat(ClosedFormScore.accuracy(AnswerExtraction.LAST_NUMBER).evaluate(rows).requireValue())
        .isZero();
    List<TextPair> denied = List.of(TextPair.of("7", "not 7"));
    assertThat(AnswerScore.squadF1().evaluate(denied).requireValue()).isGreaterThan(0.6);
    assertThat(
            ClosedFormScore.accuracy(AnswerExtraction.WHOLE_TEXT).evaluate(denied).requireValue())
        .isZero();
  }

  @Test
  void everyAnswerOfGsm8kIsFoundAndEqualsItself() throws Exception {
    String data = System.getenv("FINEFETTLE_DATA");
    assumeTrue(data != null, "FINEFETTLE_DATA names no folder");
    Path file = Path.of(data, "gsm8k_train", "train.jsonl.gz");
    assumeTrue(Files.exists(file), "the folder holds no gsm8k_train");
    List<TextPair> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String answer = JsonValue.parse(line).asObject().string("answer");
        rows.add(TextPair.of(answer, answer));
      }
    }
    assertThat(rows).hasSize(7_473);
    for (AnswerExtraction rule :
        List.of(AnswerExtraction.AFTER_HASHES, AnswerExtraction.LAST_NUMBER)) {
      assertThat(ClosedFormScore.extractionFailureRate(rule).evaluate(rows).requireValue())
          .isZero();
      assertThat(ClosedFormScore.accuracy(rule).evaluate(rows).requireValue()).isEqualTo(1);
    }
    // Both rules find the same number in every answer.
    long different =
        rows.stream()
            .filter(
                row ->
                    !ClosedFormScore.normalize(
                            AnswerExtraction.AFTER_HASHES.extract(row.prediction()).orElseThrow())
                        .equals(
                            ClosedFormScore.normalize(
                                AnswerExtraction.LAST_NUMBER
                                    .extract(row.prediction())
                                    .orElseThrow())))
            .count();
    assertThat(different).isZero();
  }
}
