package io.github.finefettle.examples.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BytePairTokenizerTest {
  private static final List<String> LEARNED =
      List.of("aa", "ab", " a", "aab", "ba", "abab", " ab", "b", "a", " ");

  private static BytePairTokenizer tokenizer() {
    List<String> pieces = new ArrayList<>();
    for (int token = 0; token < BytePairTokenizer.FIRST_PIECE; token++) {
      pieces.add("<" + token + ">");
    }
    pieces.addAll(LEARNED);
    double[] scores = new double[pieces.size()];
    for (int token = BytePairTokenizer.FIRST_PIECE; token < scores.length; token++) {
      scores[token] = BytePairTokenizer.FIRST_PIECE - token;
    }
    return BytePairTokenizer.of(pieces, scores);
  }

  /** The definition, word for word: look at all neighbours, merge the best, begin again. */
  private static List<String> slowly(String text) {
    List<String> parts = new ArrayList<>();
    (" " + text).codePoints().forEach(c -> parts.add(Character.toString(c)));
    while (true) {
      int best = -1;
      int bestRank = Integer.MAX_VALUE;
      for (int i = 0; i + 1 < parts.size(); i++) {
        int rank = LEARNED.indexOf(parts.get(i) + parts.get(i + 1));
        if (rank >= 0 && rank < bestRank) {
          best = i;
          bestRank = rank;
        }
      }
      if (best < 0) {
        return parts;
      }
      parts.set(best, parts.get(best) + parts.remove(best + 1));
    }
  }

  @Test
  void mergesAreThoseOfTheSlowDefinition() {
    RandomSequence draws = RandomStream.of(1, "texts").sequence();
    for (int trial = 0; trial < 500; trial++) {
      StringBuilder text = new StringBuilder();
      for (int i = draws.nextInt(14); i >= 0; i--) {
        text.append("aab ".charAt(draws.nextInt(4)));
      }
      int[] ids = tokenizer().encode(text.toString());
      List<String> parts = new ArrayList<>();
      for (int i = 1; i < ids.length; i++) {
        parts.add(LEARNED.get(ids[i] - BytePairTokenizer.FIRST_PIECE));
      }
      assertThat(parts).as(text.toString()).isEqualTo(slowly(text.toString()));
    }
  }

  @Test
  void charactersOutsideTheVocabularyBecomeBytesAndComeBack() {
    int[] ids = tokenizer().encode("a\u2764");
    // UTF-8 of U+2764 is E2 9D A4; byte b is token b + 3.
    assertThat(ids).endsWith(0xE2 + 3, 0x9D + 3, 0xA4 + 3);
    assertThat(tokenizer().decode(ids)).isEqualTo("a\u2764");
  }

  @Test
  void emptyTextIsTheBeginTokenAlone() {
    assertThat(tokenizer().encode("")).containsExactly(BytePairTokenizer.BEGIN);
    assertThat(tokenizer().decode(BytePairTokenizer.BEGIN)).isEmpty();
  }

  @Test
  void theNameOfASpecialTokenInATextIsOrdinaryText() {
    assertThat(tokenizer().encode("<1>")).hasSize(1 + 4);
  }

  @Test
  void theFileFormReadsBack() {
    BytePairTokenizer again = BytePairTokenizer.fromJson(tokenizer().toJson());
    assertThat(again.toJson()).isEqualTo(tokenizer().toJson());
    assertThat(again.encode("aabab ba")).isEqualTo(tokenizer().encode("aabab ba"));
  }

  @Test
  void unsoundFilesAreRefused() {
    assertThatThrownBy(
            () -> BytePairTokenizer.fromJson(JsonValue.parse("{\"pieces\":[],\"scores\":[]}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("259");
    List<String> twice =
        new ArrayList<>(
            TinyModel.tokenizer().toJson().array("pieces").stream()
                .map(JsonValue::asString)
                .toList());
    twice.add("a");
    assertThatThrownBy(() -> BytePairTokenizer.of(twice, new double[twice.size()]))
        .hasMessageContaining("same text");
    assertThatThrownBy(() -> tokenizer().decode(9999)).hasMessageContaining("9999");
  }
}
