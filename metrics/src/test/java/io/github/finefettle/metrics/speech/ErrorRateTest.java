package io.github.finefettle.metrics.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.items.ItemState;
import io.github.finefettle.metrics.text.TextPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorRateTest {
  private static final List<TextPair> SHORT_AND_LONG =
      List.of(
          TextPair.of("yes", "no"),
          TextPair.of(
              "one two three four five six seven eight nine",
              "one two three four five six seven eight nine"));

  @Test
  void theRateOfACorpusIsNotTheMeanOfTheRatesOfItsSentences() {
    double mean =
        SHORT_AND_LONG.stream()
            .mapToDouble(row -> ErrorRate.wer().evaluate(List.of(row)).requireValue())
            .average()
            .orElseThrow();
    assertThat(mean).isEqualTo(0.5);
    Measurement corpus = ErrorRate.wer().evaluate(SHORT_AND_LONG);
    assertThat(corpus.requireValue()).isEqualTo(0.1);
    assertThat(corpus.support()).hasValue(10);
    assertThat(corpus.interval()).isPresent();
  }

  @Test
  void thePartsAddUpToTheWordErrorRate() {
    List<TextPair> rows = List.of(TextPair.of("a b c d", "a x c"), TextPair.of("e f", "e e f g"));
    double parts =
        ErrorRate.substitutions().evaluate(rows).requireValue()
            + ErrorRate.deletions().evaluate(rows).requireValue()
            + ErrorRate.insertions().evaluate(rows).requireValue();
    // a x c: one substitution, one deletion; e e f g: two insertions; of six words.
    assertThat(ErrorRate.wer().evaluate(rows).requireValue()).isEqualTo(4.0 / 6);
    assertThat(parts).isCloseTo(4.0 / 6, within(1e-15));
    ItemState<TextPair> state = ErrorRate.wer().newState();
    rows.forEach(state::add);
    assertThat(ErrorRate.mer().counts(state.statistics()))
        .isEqualTo(new EditCounts(4, 1, 1, 2))
        .isEqualTo(new EditCounts(2, 1, 1, 0).plus(new EditCounts(2, 0, 0, 2)));
  }

  @Test
  void silenceIsUndefinedUnlessJiwersRuleIsAskedFor() {
    List<TextPair> noise = List.of(TextPair.of("", "uh huh"), TextPair.of(" ", "hm"));
    assertThat(ErrorRate.wer().evaluate(noise).undefinedReason())
        .contains("the references hold no words to be transcribed");
    ErrorRate jiwer = ErrorRate.wer().emptyReference(EmptyReference.JIWER);
    assertThat(jiwer.evaluate(noise).requireValue()).isEqualTo(3);
    assertThat(ErrorRate.cer().evaluate(noise).undefinedReason())
        .contains("the references hold no characters to be transcribed");
  }

  @Test
  void charactersAreCodePoints() {
    // Four UTF-16 units, two characters, one of them wrong.
    List<TextPair> rows =
        List.of(TextPair.of("\uD83D\uDE00\uD83D\uDE01", "\uD83D\uDE00\uD83D\uDE02"));
    assertThat(ErrorRate.cer().evaluate(rows).requireValue()).isEqualTo(0.5);
  }

  @Test
  void whatIsDoneToATextStandsInTheSignature() {
    List<TextPair> rows = List.of(TextPair.of("It's\there, Ann", "its here ann"));
    assertThat(ErrorRate.wer().evaluate(rows).requireValue()).isEqualTo(1.5);
    ErrorRate lenient = ErrorRate.wer().lowerCase().withoutPunctuation().splitAtAnyWhiteSpace();
    assertThat(lenient.evaluate(rows).requireValue()).isZero();
    assertThat(lenient.signature())
        .isEqualTo("wer|case:lc|punct:no|split:white|refs:fewest-errors|empty:undefined|v:1");
    assertThatThrownBy(() -> ErrorRate.cer().splitAtAnyWhiteSpace())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void lowerCaseIsThatOfPython() {
    TextPair pair = TextPair.of("\u0391\u03A3:\u0391", "\u03B1\u03C3:\u03B1");
    assertThat(ErrorRate.wer().lowerCase().evaluate(List.of(pair)).requireValue()).isZero();
  }

  @Test
  void theReferenceWithTheFewestErrorsCounts() {
    TextPair pair = new TextPair(List.of("a b c", "a b x", "a y"), "a b x");
    assertThat(ErrorRate.wer().evaluate(List.of(pair)).requireValue()).isZero();
    assertThat(ErrorRate.wer().evaluate(List.of(pair)).support()).hasValue(3);
  }

  @Test
  void allRatesOfWordsShareAStateAndCharactersDoNot() {
    assertThat(ErrorRate.mer().stateId()).isEqualTo(ErrorRate.wer().stateId());
    assertThat(ErrorRate.wil().stateId()).isEqualTo(ErrorRate.wer().stateId());
    assertThat(ErrorRate.cer().stateId()).isNotEqualTo(ErrorRate.wer().stateId());
    assertThat(ErrorRate.wer().lowerCase().stateId()).isNotEqualTo(ErrorRate.wer().stateId());
  }

  @Test
  void onlyWhatIsPreservedIsBetterIfMore() {
    for (String id : ErrorRate.ids()) {
      assertThat(ErrorRate.parse(id).direction())
          .isEqualTo(id.equals("wip") ? Direction.MAXIMIZE : Direction.MINIMIZE);
    }
  }

  @Test
  void anAlignmentShowsWhatBecameOfEachWord() {
    EditAlignment alignment = ErrorRate.wer().align("short one here", "shoe order one");
    assertThat(alignment.reference()).containsExactly("short", "one", "here");
    assertThat(alignment.prediction()).containsExactly("shoe", "order", "one");
    assertThat(alignment.parts())
        .containsExactly(
            new EditAlignment.Part(EditAlignment.Kind.INSERT, 0, 0, 0, 1),
            new EditAlignment.Part(EditAlignment.Kind.SUBSTITUTE, 0, 1, 1, 2),
            new EditAlignment.Part(EditAlignment.Kind.EQUAL, 1, 2, 2, 3),
            new EditAlignment.Part(EditAlignment.Kind.DELETE, 2, 3, 3, 3));
    assertThat(alignment.counts()).isEqualTo(new EditCounts(1, 1, 1, 1));
    assertThat(ErrorRate.cer().align("a\uD83D\uDE00", "a").reference())
        .containsExactly("a", "\uD83D\uDE00");
  }
}
