package io.github.finefettle.examples.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.examples.language.BytePairTokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class BytePairTrainingTest {
  private static List<String> learned(String text, int pieces) {
    List<String> all =
        BytePairTraining.learn(List.of(text), BytePairTokenizer.FIRST_PIECE + pieces)
            .toJson()
            .array("pieces")
            .stream()
            .map(JsonValue::asString)
            .toList();
    return all.subList(BytePairTokenizer.FIRST_PIECE, all.size());
  }

  /**
   * By hand: " low" twice and " lower" three times make (l,o), (o,w) and (space,l) five each; first
   * in order is (space,l), then (space-l,o), then (space-lo,w); then (e,r) and (space-low,e) have
   * three each, and the space comes first.
   */
  @Test
  void mostFrequentPairsMergeFirstAndTiesGoByText() {
    assertThat(learned("low low lower lower lower", 10))
        .containsExactly(" l", " lo", " low", " lowe", " ", "e", "l", "o", "r", "w");
  }

  @Test
  void piecesNeverReachAcrossWords() {
    assertThat(learned("to be, to be, to be, to be", 60))
        .allMatch(piece -> piece.lastIndexOf(' ') <= 0)
        .allMatch(piece -> piece.equals(",") || !piece.contains(","));
  }

  @Test
  void aSmallTextGivesFewerPiecesThanAllowed() {
    assertThat(learned("ab", 100)).containsExactly(" ", "a", "b");
  }

  @Test
  void aVocabularyTooSmallForTheCharactersIsRefused() {
    assertThatThrownBy(() -> learned("abcdef", 3)).hasMessageContaining("262");
  }

  @Test
  void passagesAreCutAtBlankLinesAndTheLastTenthIsHeldOut() {
    Corpus corpus = Corpus.of("a\nb\n\n\nc\n \nd\r\n\r\ne\n\nf\n\ng\n\nh\n\ni\n\nj\n\nk\n");
    assertThat(corpus.training()).containsExactly("a\nb", "c", "d", "e", "f", "g", "h", "i", "j");
    assertThat(corpus.heldOut()).containsExactly("k");
  }
}
