package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import org.junit.jupiter.api.Test;

class BleuTest {
  /**
   * Papineni et al., section 2.1: of the seven "the" two are in one reference, one in the other; 2
   * of 7 unigrams match and no bigram.
   */
  @Test
  void matchesAreClippedByTheMostOfOneReference() {
    TextPair pair =
        new TextPair(
            List.of("the cat is on the mat", "there is a cat on the mat"),
            "the the the the the the the");
    BleuScore score = Bleu.corpus().smoothing(BleuSmoothing.none()).score(pair);
    assertThat(score.counts()).containsExactly(2L, 0L, 0L, 0L);
    assertThat(score.totals()).containsExactly(7L, 6L, 5L, 4L);
    assertThat(score.precisions().get(0)).isCloseTo(200.0 / 7, within(1e-12));
    assertThat(score.score()).isZero();
    // The references have 6 and 7 words; 7 is as long as the prediction.
    assertThat(score.referenceLength()).isEqualTo(7);
    // Orders without a match count 1/2, 1/4, 1/8 of one: 2/7, 1/(2*6), 1/(4*5), 1/(8*4).
    assertThat(Bleu.corpus().score(pair).score())
        .isCloseTo(100 * Math.pow(2.0 / 7 / 12 / 20 / 32, 0.25), within(1e-10));
  }

  @Test
  void theShorterOfTwoReferencesThatAreAsCloseGivesTheLength() {
    TextPair pair = new TextPair(List.of("a b c d e f", "a b"), "a b c d");
    assertThat(Bleu.corpus().score(pair).referenceLength()).isEqualTo(2);
    assertThat(Bleu.corpus().score(pair).brevityPenalty()).isEqualTo(1);
    assertThat(Bleu.corpus().score(TextPair.of("a b c d e f", "a b c d")).brevityPenalty())
        .isEqualTo(StrictMath.exp(1 - 6.0 / 4));
  }

  @Test
  void aPredictionShorterThanTheOrderScoresNothingUnlessTheOrderIsEffective() {
    TextPair pair = TextPair.of("yes it is", "yes it is");
    assertThat(Bleu.corpus().score(pair).score()).isZero();
    assertThat(Bleu.sentence().score(pair).score()).isEqualTo(100);
    assertThat(Bleu.corpus().order(3).score(pair).score()).isEqualTo(100);
  }

  @Test
  void emptyTextsScoreNothing() {
    for (Bleu bleu : List.of(Bleu.corpus(), Bleu.sentence())) {
      assertThat(bleu.score(TextPair.of("a b c d", "")).score()).isZero();
      assertThat(bleu.score(TextPair.of("a b c d", "")).brevityPenalty()).isZero();
      assertThat(bleu.score(TextPair.of("", "a b c d")).score()).isZero();
      assertThat(bleu.score(TextPair.of("", "a b c d")).ratio()).isZero();
      assertThat(bleu.score(TextPair.of("", "")).score()).isZero();
    }
    assertThat(Bleu.corpus().score(List.<TextPair>of()).score()).isZero();
    assertThat(Bleu.corpus().evaluate(List.of()).undefinedReason()).contains("there are no rows");
  }

  /** Two sentences with precisions 1 and 0 of four words each: a mean of sentences would be 50. */
  @Test
  void theScoreOfACorpusIsNotTheMeanOfItsSentences() {
    List<TextPair> pairs =
        List.of(TextPair.of("a b c d", "a b c d"), TextPair.of("e f g h", "w x y z"));
    double corpus = Bleu.corpus().evaluate(pairs).requireValue();
    // 4 of 8, 3 of 6, 2 of 4, 1 of 2.
    assertThat(corpus).isCloseTo(50, within(1e-12));
    List<TextPair> longer =
        List.of(TextPair.of("a b c d", "a b c d"), TextPair.of("e f g h", "u v w x y z"));
    assertThat(Bleu.corpus().evaluate(longer).requireValue())
        .isCloseTo(100 * Math.pow(4.0 / 10 * 3 / 8 * 2 / 6 * 1 / 4, 0.25), within(1e-10));
  }

  /** The printed line of a hypothesis with more words than its reference, by hand. */
  @Test
  void theVerboseLineIsSacrebleus() {
    assertThat(Bleu.corpus().score(TextPair.of("a b c d", "a b c d e")).verbose())
        .isEqualTo(
            "BLEU = 66.87 80.0/75.0/66.7/50.0 (BP = 1.000 ratio = 1.250 hyp_len = 5 ref_len = 4)");
  }

  @Test
  void theVerboseLineRoundsTheExactValueAsPythonDoes() {
    // 0.125 and 12.5 / 100 are exact in binary: a tie goes to the even digit.
    BleuScore score = new BleuScore(0.125, List.of(0.25, 0.35), List.of(), List.of(), 1, 1, 8);
    assertThat(score.verbose())
        .isEqualTo("BLEU = 0.12 0.2/0.3 (BP = 1.000 ratio = 0.125 hyp_len = 1 ref_len = 8)");
  }

  /** sacrebleu#298, checked against version 2.6.0 in the golden values. */
  @Test
  void zhTakesCurlyQuotesForChineseByDefaultAndNotWhenCorrected() {
    String text = "a\u201Cb\u20AC \uD840\uDC00\u4F60c";
    assertThat(BleuTokenizer.chinese().tokenize(text))
        .containsExactly("a", "\u201C", "b", "\u20AC", "\uD840\uDC00", "\u4F60", "c");
    assertThat(BleuTokenizer.chineseCorrected().tokenize(text))
        .containsExactly("a\u201Cb\u20AC", "\uD840\uDC00", "\u4F60", "c");
    assertThat(BleuTokenizer.chinese().tokenize("\uD840\uDC00\uD840\uDC01"))
        .containsExactly("\uD840\uDC00\uD840\uDC01");
    assertThat(BleuTokenizer.chineseCorrected().tokenize("\uD840\uDC00\uD840\uDC01"))
        .containsExactly("\uD840\uDC00", "\uD840\uDC01");
    assertThat(Bleu.corpus().tokenizer(BleuTokenizer.chinese()))
        .isNotEqualTo(Bleu.corpus().tokenizer(BleuTokenizer.chineseCorrected()));
  }

  /**
   * sacrebleu#171: languages without spaces need a tokeniser of characters that are code points.
   */
  @Test
  void charCutsCodePointsAndNotHalvesOfThem() {
    assertThat(BleuTokenizer.characters().tokenize(" \u6771\uD840\uDC00 \u3000\uD83D\uDE00a "))
        .containsExactly("\u6771", "\uD840\uDC00", "\uD83D\uDE00", "a");
    TextPair pair = TextPair.of("\u6771\u4EAC\u30BF\u30EF\u30FC", "\u6771\u4EAC\u30BF\u30EF");
    assertThat(Bleu.corpus().score(pair).score()).isZero();
    assertThat(Bleu.corpus().tokenizer(BleuTokenizer.characters()).score(pair).score())
        .isCloseTo(100 * StrictMath.exp(1 - 5.0 / 4), within(1e-10));
  }

  /** sacrebleu#251: two orders, two values, one signature there. */
  @Test
  void theNGramOrderStandsInTheSignature() {
    TextPair pair = TextPair.of("a b c d e", "a b c x e");
    Bleu four = Bleu.corpus();
    Bleu two = four.order(2);
    assertThat(four.score(pair).score()).isNotEqualTo(two.score(pair).score());
    assertThat(four.signature()).isNotEqualTo(two.signature());
    assertThat(four.stateId()).isNotEqualTo(two.stateId());
    assertThatThrownBy(() -> two.sacrebleuSignature().text())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("signature()");
  }

  @Test
  void metricsThatDifferInSmoothingOnlyShareTheirCounts() {
    Bleu exponential = Bleu.corpus();
    Bleu floored = exponential.smoothing(BleuSmoothing.floor(0.1)).effectiveOrder(true);
    List<TextPair> pairs = TroublesomeTexts.pairs(50, "shared");
    var state = exponential.newState();
    pairs.forEach(state::add);
    assertThat(floored.stateId()).isEqualTo(exponential.stateId());
    assertThat(floored.measure(state)).isEqualTo(floored.evaluate(pairs));
    assertThat(floored.score(state)).isEqualTo(floored.score(pairs));
    assertThatThrownBy(() -> Bleu.corpus().order(2).score(state).score())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSignatureOfSacrebleuNamesTheSameMetricLongOrShortWithItsNameOrWithout() {
    String text = "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0";
    assertThat(Bleu.parse(text)).isEqualTo(Bleu.corpus());
    assertThat(Bleu.parse("BLEU|" + text)).isEqualTo(Bleu.corpus());
    assertThat(Bleu.parse("#:1|c:mixed|e:no|tok:13a|s:exp|v:2.6.0")).isEqualTo(Bleu.corpus());
    assertThat(
            Bleu.parse(
                "nrefs:var|bs:1000|seed:12345|test:wmt17|lang:en-de|case:lc|eff:yes|tok:zh"
                    + "|smooth:add-k[1.00]|version:2.4.3"))
        .isEqualTo(
            Bleu.sentence()
                .lowercase(true)
                .tokenizer(BleuTokenizer.chinese())
                .smoothing(BleuSmoothing.addK(1)));
    assertThat(Bleu.corpus().sacrebleuSignature().text()).isEqualTo(text);
    assertThat(
            Bleu.corpus().sacrebleuSignature().withReferences(2).withBootstrap(1000, 12345).text())
        .isEqualTo("nrefs:2|bs:1000|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0");
    Bleu resampled = Bleu.corpus().resampledBy(new Resampling(500, 3, 0.95));
    assertThat(Bleu.parse(resampled.sacrebleuSignature().toString())).isEqualTo(resampled);
    assertThat(Bleu.corpus().smoothing(BleuSmoothing.floor(0.1)).sacrebleuSignature().text())
        .contains("|smooth:floor[0.10]|");
  }

  @Test
  void aTokeniserThatIsNotBuiltInIsRefusedWithAWayOut() {
    assertThatThrownBy(() -> Bleu.parse("bleu|tok:ja-mecab|v:1").signature())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ja-mecab")
        .hasMessageContaining("Named.of(\"my.tokenizer\", 1, tokenizer)");
    assertThatThrownBy(
            () ->
                Bleu.parse("nrefs:1|case:mixed|eff:no|tok:flores200|smooth:exp|version:2.6.0")
                    .signature())
        .hasMessageContaining("flores200");
  }

  @Test
  void aTokeniserOfOnesOwnStandsInTheSignatureAndIsFoundAgain() {
    Named<TextTokenizer> halves =
        Named.of("my.halves", 3, text -> List.of(text.split("(?<=\\G..)")));
    Bleu own = Bleu.corpus().tokenizer(BleuTokenizer.of(halves));
    assertThat(own.signature()).contains("|tok:my.halves@3|");
    assertThat(own.score(TextPair.of("aabbccdd", "aabbccddee")).counts())
        .containsExactly(4L, 3L, 2L, 1L);
    assertThat(Bleu.parse(own.signature(), Registry.empty().with(halves))).isEqualTo(own);
    assertThatThrownBy(() -> Bleu.parse(own.signature()).signature())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("my.halves@3");
    assertThatThrownBy(() -> own.sacrebleuSignature().text())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTokeniserThatFailsIsNamedAndTheTextIsNot() {
    Bleu failing =
        Bleu.corpus()
            .tokenizer(
                BleuTokenizer.of(
                    Named.of(
                        "my.broken",
                        1,
                        (TextTokenizer)
                            text -> {
                              throw new java.io.IOException("no dictionary");
                            })));
    assertThatThrownBy(() -> failing.score(TextPair.of("secret", "secret")).score())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("my.broken@1")
        .hasMessageNotContaining("secret")
        .hasCauseInstanceOf(java.io.IOException.class);
  }

  @Test
  void whatIsWrongInASignatureIsNamed() {
    for (String wrong :
        List.of(
            "bleu|order:0|v:1",
            "bleu|order:99999999999|v:1",
            "bleu|smooth:maybe|v:1",
            "bleu|smooth:floor[2]|v:1",
            "bleu|smooth:exp[1]|v:1",
            "bleu|case:upper|v:1",
            "bleu|norm:yes|v:1",
            "blue|v:1",
            "BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:1.5.1",
            "BLEU|nrefs:1|nc:6|version:2.6.0",
            "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0")) {
      assertThatThrownBy(() -> Bleu.parse(wrong).signature())
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void moreIsBetterAndTheReferencesTokensAreTheSupport() {
    assertThat(Bleu.corpus().direction()).isEqualTo(Direction.MAXIMIZE);
    assertThat(Bleu.corpus().needs()).containsExactly(MetricInput.TEXT);
    assertThat(Bleu.ids()).containsExactly("bleu");
    assertThat(Bleu.corpus().evaluate(List.of(TextPair.of("a b c", "d e"))).support()).hasValue(3);
  }
}
