package io.github.finefettle.metrics.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.metrics.text.TextPair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerScoreTest {
  @Test
  void theFourF1sAndExactMatchesDifferAndHaveNamesOfTheirOwn() {
    // Of the words "x x y" and "x y y", as bags 2 of 3 are shared, as sets both.
    List<TextPair> repeated = List.of(TextPair.of("x x y", "x y y"));
    assertThat(AnswerScore.squadF1().evaluate(repeated).requireValue())
        .isCloseTo(2.0 / 3, within(1e-15));
    assertThat(AnswerScore.setF1().evaluate(repeated).requireValue()).isEqualTo(1);

    // Neither has a word: exact in SQuAD, but F1 is 0 in 1.1, 1 in 2.0, and HELM says 0 to both.
    List<TextPair> empty = List.of(TextPair.of("the", ""));
    assertThat(AnswerScore.squadExactMatch().evaluate(empty).requireValue()).isEqualTo(1);
    assertThat(AnswerScore.squadF1().evaluate(empty).requireValue()).isZero();
    assertThat(AnswerScore.quasiExactMatch().evaluate(empty).requireValue()).isZero();
    assertThat(
            Squad2Score.f1(Squad2Score.Part.ALL)
                .evaluate(List.of(AnsweredQuestion.of(List.of("the"), "")))
                .requireValue())
        .isEqualTo(1);

    // Only SQuAD normalises unasked.
    List<TextPair> styled = List.of(TextPair.of("The Cat.", "cat"));
    assertThat(AnswerScore.squadExactMatch().evaluate(styled).requireValue()).isEqualTo(1);
    assertThat(ExactMatch.standard().evaluate(styled).requireValue()).isZero();
    assertThat(
            ExactMatch.standard()
                .ignoringCase()
                .ignoringPunctuation()
                .ignoring("(?i)the ")
                .evaluate(styled)
                .requireValue())
        .isEqualTo(1);
  }

  @Test
  void punctuationGoesBeforeArticles() {
    // "a.m." becomes "am"; with articles first it would lose its "a".
    assertThat(AnswerText.normalize("at 7 a.m.")).isEqualTo("at 7 am");
    assertThat(AnswerText.normalize("The-end, an  \u00A0apple")).isEqualTo("theend apple");
  }

  /** Java takes the sigma before a colon for the last letter of a word, and looks over "_". */
  @Test
  void lowerCaseIsThatOfPython() {
    assertThat(AnswerText.normalize("\u0391\u03A3:\u0391")).isEqualTo("\u03B1\u03C3\u03B1");
    assertThat(AnswerText.normalize("\u0391\u03A3_\u0391")).isEqualTo("\u03B1\u03C2\u03B1");
    assertThat(AnswerText.normalize("\uA7DC")).isEqualTo("\uA7DC");
    TextPair pair = TextPair.of("\u0391\u03A3:\u0391", "\u03B1\u03C3:\u03B1");
    assertThat(ExactMatch.standard().ignoringCase().evaluate(List.of(pair)).requireValue())
        .isEqualTo(1);
  }

  @Test
  void anyReferenceWillDo() {
    List<TextPair> rows = List.of(new TextPair(List.of("dog", "black cat"), "cat"));
    assertThat(AnswerScore.squadF1().evaluate(rows).requireValue())
        .isCloseTo(2.0 / 3, within(1e-15));
    assertThat(
            ExactMatch.standard()
                .evaluate(List.of(new TextPair(List.of("a", "b"), "b")))
                .requireValue())
        .isEqualTo(1);
  }

  @Test
  void exactMatchHasWilsonsIntervalAndF1OneOfRows() {
    List<TextPair> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(TextPair.of("blue cat", i < 90 ? "blue cat" : "cat"));
    }
    Measurement exact = AnswerScore.squadExactMatch().evaluate(rows);
    // 90 of 100 is the worked example of Wilson's interval: 0.8256 to 0.9448.
    assertThat(exact.interval().orElseThrow().low()).isCloseTo(0.8256, within(5e-5));
    assertThat(exact.interval().orElseThrow().high()).isCloseTo(0.9448, within(5e-5));
    Measurement percent = AnswerScore.squadExactMatch().percent().evaluate(rows);
    assertThat(percent.requireValue()).isEqualTo(90);
    assertThat(percent.interval().orElseThrow().low()).isCloseTo(82.56, within(5e-3));
    assertThat(AnswerScore.squadF1().evaluate(rows).interval().orElseThrow().method())
        .startsWith("bootstrap");
  }

  @Test
  void aQuestionWithoutAnswerIsRightOnlyWithoutWords() {
    List<AnsweredQuestion> rows =
        List.of(
            AnsweredQuestion.of(List.of(), ""),
            AnsweredQuestion.of(List.of(), "the..."),
            AnsweredQuestion.of(List.of(), "Bonn"),
            AnsweredQuestion.of(List.of("Bonn"), "Bonn"));
    assertThat(value(Squad2Score.exactMatch(Squad2Score.Part.UNANSWERABLE), rows))
        .isEqualTo(2.0 / 3);
    assertThat(value(Squad2Score.exactMatch(Squad2Score.Part.ANSWERABLE), rows)).isEqualTo(1);
    assertThat(value(Squad2Score.f1(Squad2Score.Part.ALL), rows)).isEqualTo(0.75);
    assertThat(
            Squad2Score.f1(Squad2Score.Part.ANSWERABLE)
                .evaluate(rows.subList(0, 3))
                .undefinedReason())
        .contains("no question is answerable");
  }

  @Test
  void theThresholdPartsProbabilitiesAndNotQuestionsOfOneProbability() {
    // Two questions of one probability: answering wins 1 and loses 1. Whoever comes first, the best
    // is 1 of 2; SQuAD's script says 2 of 2 if the answerable one comes first.
    List<AnsweredQuestion> tied =
        List.of(
            new AnsweredQuestion(List.of("Bonn"), "Bonn", 0.5),
            new AnsweredQuestion(List.of(), "Rome", 0.5));
    assertThat(Squad2BestScore.exactMatch().evaluate(tied).requireValue()).isEqualTo(0.5);
    List<AnsweredQuestion> parted =
        List.of(
            new AnsweredQuestion(List.of("Bonn"), "Bonn", 0.4),
            new AnsweredQuestion(List.of(), "Rome", 0.5));
    assertThat(Squad2BestScore.exactMatch().evaluate(parted).requireValue()).isEqualTo(1);
    ThresholdState state = Squad2BestScore.f1().newState();
    parted.forEach(state::add);
    assertThat(Squad2BestScore.f1().bestThreshold(state)).hasValue(0.4);
    ThresholdState nothing = Squad2BestScore.f1().newState();
    nothing.add(parted.get(1));
    assertThat(Squad2BestScore.f1().bestThreshold(nothing)).isEmpty();
    assertThat(value(Squad2Score.exactMatch(Squad2Score.Part.ALL).noAnswerThreshold(0.4), parted))
        .isEqualTo(1);
  }

  private static double value(Squad2Score metric, List<AnsweredQuestion> rows) {
    return metric.evaluate(rows).requireValue();
  }
}
