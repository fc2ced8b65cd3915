package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.metrics.description.ZeroRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RougeTest {
  private static final TextPair SUMMARY =
      TextPair.of("the cat sat\nthe dog ran off", "the dog ran\nthe cat sat down");

  @Test
  void theMeanOfThePairsComesWithItsIntervalAndSupport() {
    List<TextPair> rows =
        List.of(
            TextPair.of("a b c d", "a b"),
            TextPair.of("a b c d", "a b c d"),
            TextPair.of("x", "y"));
    // Precision 1 and recall 1/2 make 2/3; then 1; then 0.
    Measurement measured = Rouge.n(1).evaluate(rows);
    assertThat(measured.requireValue()).isCloseTo(5.0 / 9, within(1e-15));
    assertThat(measured.support()).hasValue(9);
    assertThat(measured.interval().orElseThrow().contains(5.0 / 9)).isTrue();
    assertThat(Rouge.n(1).precision().evaluate(rows).requireValue())
        .isCloseTo(2.0 / 3, within(1e-15));
    assertThat(Rouge.n(1).recall().evaluate(rows).requireValue()).isEqualTo(0.5);
  }

  @Test
  void oneStateMeasuresAllTypesAndParts() {
    MetricState<TextPair> state = Rouge.n(1).newState();
    state.add(SUMMARY);
    for (Rouge type : List.of(Rouge.n(1), Rouge.n(2), Rouge.l(), Rouge.lsum())) {
      for (Rouge metric : List.of(type, type.precision(), type.recall())) {
        assertThat(metric.stateId()).isEqualTo(Rouge.n(1).stateId());
        assertThat(metric.measure(state)).isEqualTo(metric.evaluate(List.of(SUMMARY)));
      }
    }
    assertThat(Rouge.n(3).stateId()).isNotEqualTo(Rouge.n(1).stateId());
    assertThatThrownBy(() -> Rouge.l().stemmed().measure(state))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** One text, many numbers that papers call ROUGE-L: each has a signature of its own. */
  @Test
  void rougesThatDisagreeHaveDifferentSignatures() {
    TextPair pair = TextPair.of("Caf\u00e9s are\nclosing early", "closing caf\u00e9\nis Early");
    List<Rouge> many = new ArrayList<>();
    for (Rouge type : List.of(Rouge.l(), Rouge.lsum())) {
      for (WordRule rule : WordRule.values()) {
        many.add(type.words(rule));
        many.add(type.words(rule).stemmed());
      }
    }
    HashSet<String> signatures = new HashSet<>();
    HashSet<Double> values = new HashSet<>();
    for (Rouge metric : many) {
      signatures.add(metric.signature());
      values.add(metric.score(pair).f());
    }
    assertThat(signatures).hasSize(many.size());
    assertThat(values).hasSizeGreaterThan(3);
  }

  @Test
  void theSummaryLevelNeedsTheLinesThatTheSentenceLevelIgnores() {
    TextPair oneLine =
        TextPair.of(SUMMARY.references().get(0).replace('\n', ' '), SUMMARY.prediction());
    assertThat(Rouge.l().score(oneLine)).isEqualTo(Rouge.l().score(SUMMARY));
    // Of each line all but one word of the prediction is found: 6 of 7 and 7.
    assertThat(Rouge.lsum().score(SUMMARY).f()).isCloseTo(6.0 / 7, within(1e-15));
    assertThat(Rouge.l().score(SUMMARY).f()).isCloseTo(3.0 / 7, within(1e-15));
  }

  @Test
  void textInAnotherScriptIsUndefinedAndNotZero() {
    List<TextPair> rows = List.of(TextPair.of("今天天气很好", "今天天气很好"));
    Measurement measured = Rouge.n(1).evaluate(rows);
    assertThat(measured.value()).isEmpty();
    assertThat(measured.undefinedReason().orElseThrow()).contains("a-z").contains("tok:unicode");
    assertThat(Rouge.n(1).zeroRule(ZeroRule.ZERO).evaluate(rows).requireValue()).isZero();
    assertThat(Rouge.n(1).words(WordRule.UNICODE).evaluate(rows).requireValue()).isEqualTo(1);
  }

  @Test
  void oneReferenceWithWordsMakesItDefined() {
    List<TextPair> rows = List.of(TextPair.of("мир", "мир"), TextPair.of("a", "b"));
    assertThat(Rouge.n(1).evaluate(rows).requireValue()).isZero();
    assertThat(Rouge.n(2).evaluate(rows).undefinedReason().orElseThrow())
        .startsWith("no reference has 2 words in a row");
  }

  @Test
  void wordsOfVeryLongTextsAreAllCounted() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      text.append("w").append(i).append(i % 100 == 99 ? '\n' : ' ');
    }
    TextPair pair = TextPair.of(text.toString(), "w0 " + text);
    assertThat(Rouge.l().score(pair).recall()).isEqualTo(1);
    assertThat(Rouge.lsum().score(pair).recall()).isEqualTo(1);
    assertThat(Rouge.n(2).score(pair).precision()).isCloseTo(29_999.0 / 30_000, within(1e-15));
  }

  @Test
  void anOrderBeyondNineIsRefused() {
    assertThatThrownBy(() -> Rouge.n(10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 9");
    assertThatThrownBy(() -> Rouge.parse("rouge10")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rouge.parse("rougeL|sents:lines"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
