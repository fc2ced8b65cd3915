package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.objective.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerTest {
  /** A block of two words in another place is one edit, where edit distance sees four. */
  @Test
  void aBlockThatMovesIsOneEdit() {
    assertThat(Ter.ter().segment(TextPair.of("a b c d e f", "c d e f a b"))).containsExactly(1, 6);
    assertThat(Ter.ter().score(TextPair.of("a b c d e f", "c d e f a b")))
        .isCloseTo(100.0 / 6, within(1e-12));
  }

  @Test
  void theFewestEditsStandOverTheMeanLengthOfTheReferences() {
    TextPair pair = new TextPair(List.of("a b c d", "a b", "x"), "a b c");
    assertThat(Ter.ter().segment(pair)).containsExactly(1, 7 / 3.0);
  }

  @Test
  void emptyReferencesCountAllOrNothing() {
    assertThat(Ter.ter().score(TextPair.of("", "a b c"))).isEqualTo(100);
    assertThat(Ter.ter().score(TextPair.of("", ""))).isZero();
    assertThat(Ter.ter().score(TextPair.of("a b", ""))).isEqualTo(100);
  }

  @Test
  void moreEditsThanWordsAreMoreThanAHundred() {
    assertThat(Ter.ter().score(TextPair.of("a", "b c d"))).isEqualTo(300);
    assertThat(Ter.ter().direction()).isEqualTo(Direction.MINIMIZE);
    assertThat(Ter.ter().highest()).isInfinite();
  }

  @Test
  void everyOptionChangesWhatItSays() {
    TextPair capitals = TextPair.of("The end.", "the end.");
    assertThat(Ter.ter().score(capitals)).isZero();
    assertThat(Ter.ter().caseSensitive(true).score(capitals)).isEqualTo(50);
    TextPair stops = TextPair.of("one, two.", "one two");
    assertThat(Ter.ter().score(stops)).isEqualTo(100);
    assertThat(Ter.ter().withoutPunctuation(true).score(stops)).isZero();
    assertThat(Ter.ter().normalized(true).score(stops)).isEqualTo(50);
    TextPair chinese = TextPair.of("\u4F60\u597D\u3002", "\u4F60\u597D");
    assertThat(Ter.ter().normalized(true).score(chinese)).isEqualTo(100);
    assertThat(Ter.ter().normalized(true).asianSupport(true).score(chinese))
        .isCloseTo(100.0 / 3, within(1e-12));
  }

  /** sacrebleu 2.6.0 normalises references twice: the golden values have this pair. */
  @Test
  void aReferenceIsNormalizedTwiceAsInTheTool() {
    assertThat(Ter.ter().normalized(true).segment(TextPair.of("510's.,", "510's.,")))
        .containsExactly(2, 4);
  }

  /** 400 words each, no two alike in place: limits hold the search. */
  @Test
  void longTextsEndInTime() {
    StringBuilder reference = new StringBuilder();
    StringBuilder prediction = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      reference.append("w").append(i % 40).append(' ');
      prediction.append("w").append(i * 7 % 41).append(' ');
    }
    double[] counts = Ter.ter().segment(TextPair.of(reference.toString(), prediction.toString()));
    assertThat(counts[1]).isEqualTo(400);
    assertThat(counts[0]).isBetween(200.0, 400.0);
  }

  @Test
  void aSignatureOfSacrebleuNamesTheSameMetric() {
    String text = "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0";
    assertThat(Ter.parse(text)).isEqualTo(Ter.ter());
    assertThat(Ter.parse("TER|" + text)).isEqualTo(Ter.ter());
    assertThat(Ter.parse("#:1|c:mixed|t:tercom|nr:yes|pn:no|as:yes|v:2.6.0"))
        .isEqualTo(
            Ter.ter()
                .caseSensitive(true)
                .normalized(true)
                .withoutPunctuation(true)
                .asianSupport(true));
    assertThat(Ter.ter().sacrebleuSignature().text()).isEqualTo(text);
    assertThat(Ter.ids()).containsExactly("ter");
  }

  @Test
  void whatIsWrongInASignatureIsNamed() {
    for (String wrong :
        List.of(
            "ter|tok:13a|v:1",
            "ter|punct:maybe|v:1",
            "ter(x)|v:1",
            "ter|v:2",
            "bleu|v:1",
            "TER|nrefs:1|tok:13a|version:2.6.0",
            "BLEU|nrefs:1|version:2.6.0")) {
      assertThatThrownBy(() -> Ter.parse(wrong).signature())
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
