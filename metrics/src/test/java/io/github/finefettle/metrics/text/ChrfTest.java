package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.objective.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChrfTest {
  /**
   * "abcd" for "abce", orders 1 and 2: 3 of 4 and 2 of 3 on both sides. The means are 17/24, and F
   * of equal precision and recall is the same.
   */
  @Test
  void precisionAndRecallAreAveragedOverOrdersFirst() {
    Chrf two = Chrf.chrf().characterOrder(2);
    TextPair pair = TextPair.of("a b c e", "ab cd");
    assertThat(two.segment(pair)).containsExactly(4, 4, 3, 3, 3, 2);
    assertThat(two.score(pair)).isCloseTo(100 * 17.0 / 24, within(1e-12));
  }

  /**
   * sacrebleu#144: "ab" for "ab" has no n-grams of orders 3 to 6. The default leaves them out, the
   * smoothing of chrF++.py counts each with 1e-16.
   */
  @Test
  void ordersWithoutNGramsAreLeftOutByDefaultAndCountNothingWithEpsilon() {
    TextPair pair = TextPair.of("ab", "ab");
    assertThat(Chrf.chrf().score(pair)).isEqualTo(100);
    assertThat(Chrf.chrf().epsilonSmoothing(true).score(pair))
        .isCloseTo(100 * 2.0 / 6, within(1e-9));
    assertThat(Chrf.chrf().signature())
        .isNotEqualTo(Chrf.chrf().epsilonSmoothing(true).signature());
  }

  /** sacrebleu#121: an order that the reference has not takes nothing from precision. */
  @Test
  void nGramsOfAnOrderThatTheReferenceHasNotAreNotCounted() {
    assertThat(Chrf.chrf().characterOrder(3).segment(TextPair.of("ab", "abcd")))
        .containsExactly(4, 2, 2, 3, 1, 1, 0, 0, 0);
  }

  /** sacrebleu#124: one mark is cut off a word, at its end if it can be. */
  @Test
  void oneMarkIsCutOffAWord() {
    TokenSpans words = new TokenSpans();
    ChrfScorer.splitWords(" (hi) \"you ! x. \uD83D\uDE00. !! ", words);
    assertThat(words.strings())
        .containsExactly("(hi", ")", "\"", "you", "!", "x", ".", "\uD83D\uDE00", ".", "!", "!");
  }

  @Test
  void theReferenceWithTheBestScoreIsTaken() {
    TextPair pair = new TextPair(List.of("xyz", "abc", "abd"), "abc");
    assertThat(Chrf.chrf().score(pair)).isEqualTo(100);
    assertThat(Chrf.chrf().segment(pair)[1]).isEqualTo(3);
  }

  @Test
  void charactersAreCodePointsAndPythonsWhiteSpaceIsNone() {
    TextPair pair = TextPair.of("\uD83D\uDE00\u00A0\u0085\u2007a", "\uD83D\uDE00 a");
    assertThat(Chrf.chrf().score(pair)).isEqualTo(100);
    assertThat(Chrf.chrf().segment(pair)[0]).isEqualTo(2);
    assertThat(Chrf.chrf().whitespace(true).segment(pair)[1]).isEqualTo(5);
    // Two emoji share their first half as UTF-16, but no character.
    assertThat(Chrf.chrf().score(TextPair.of("\uD83D\uDE00", "\uD83D\uDE01"))).isZero();
  }

  @Test
  void emptyTextsScoreNothing() {
    for (TextPair pair :
        List.of(TextPair.of("", ""), TextPair.of("a", ""), TextPair.of(" ", "a"))) {
      assertThat(Chrf.chrf().score(pair)).isZero();
      assertThat(Chrf.chrfPlusPlus().score(pair)).isZero();
    }
  }

  @Test
  void theIdHasAPlusForEveryWordOrder() {
    assertThat(Chrf.chrf().id()).isEqualTo("chrf");
    assertThat(Chrf.chrfPlusPlus().id()).isEqualTo("chrf++");
    assertThat(Chrf.parse("chrf++")).isEqualTo(Chrf.chrfPlusPlus());
    assertThat(Chrf.ids()).containsExactly("chrf", "chrf++");
    assertThat(Chrf.chrf().direction()).isEqualTo(Direction.MAXIMIZE);
  }

  @Test
  void aSignatureOfSacrebleuNamesTheSameMetric() {
    assertThat(Chrf.parse("chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0"))
        .isEqualTo(Chrf.chrfPlusPlus());
    assertThat(Chrf.parse("#:1|c:lc|e:no|nc:6|nw:0|s:yes|v:2.6.0"))
        .isEqualTo(Chrf.chrf().lowercase(true).epsilonSmoothing(true).whitespace(true));
    assertThat(Chrf.parse("chrF3|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0"))
        .isEqualTo(Chrf.chrf().beta(3));
    assertThat(Chrf.chrfPlusPlus().sacrebleuSignature().toString())
        .isEqualTo("chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0");
    assertThatThrownBy(() -> Chrf.chrf().beta(1.5).sacrebleuSignature().text())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsWrongInASignatureIsNamed() {
    for (String wrong :
        List.of(
            "chrf|nc:0|v:1",
            "chrf|nw:2|v:1",
            "chrf++|nw:0|v:1",
            "chrf|beta:0|v:1",
            "chrf|beta:Infinity|v:1",
            "chrfx|v:1",
            "chrf-+|v:1",
            "chrF2|nrefs:1|nw:2|version:2.6.0",
            "chrFoo|nrefs:1|version:2.6.0",
            "BLEU|nrefs:1|version:2.6.0",
            "chrf|smooth:exp|v:1")) {
      assertThatThrownBy(() -> Chrf.parse(wrong).signature())
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
