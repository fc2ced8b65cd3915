package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddingScoreTest {
  /** Angles of 0, 90 and, with cosine 0.6 to x and 0.8 to y, about 53 degrees. */
  private static final Map<String, float[]> VECTORS =
      Map.of(
          "x", new float[] {2, 0},
          "y", new float[] {0, 5},
          "z", new float[] {3, 4},
          "minus", new float[] {-1, 0},
          "nil", new float[] {0, 0});

  private static final Named<TokenEmbedding> HAND = Named.of("hand", 1, EmbeddingScoreTest::embed);

  private static final EmbeddingScore SCORE = EmbeddingScore.of(HAND);

  @Test
  void eachTokenTakesItsNearest() {
    List<TextPair> rows = List.of(TextPair.of("x y", "z x"));
    // Precision: z finds y (0.8), x finds x (1). Recall: x finds x (1), y finds z (0.8).
    assertThat(SCORE.precision().evaluate(rows).requireValue()).isCloseTo(0.9, within(1e-12));
    assertThat(SCORE.recall().evaluate(rows).requireValue()).isCloseTo(0.9, within(1e-12));
    rows = List.of(TextPair.of("x y", "x"));
    assertThat(SCORE.precision().evaluate(rows).requireValue()).isEqualTo(1);
    assertThat(SCORE.recall().evaluate(rows).requireValue()).isEqualTo(0.5);
    assertThat(SCORE.evaluate(rows).requireValue()).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(SCORE.evaluate(rows).support()).hasValue(2);
  }

  @Test
  void rareTokensWeighMore() {
    // Of three texts, x stands in three, y in one: ln(4/4) = 0 and ln(4/2).
    Named<TokenWeights> idf =
        Named.of(
            "hand.idf",
            1,
            TokenWeights.of(List.of(List.of("x", "x"), List.of("x", "y"), List.of("x"))));
    assertThat(idf.function().of("x")).isZero();
    assertThat(idf.function().of("y")).isCloseTo(0.6931471805599453, within(1e-15));
    assertThat(idf.function().of("never")).isCloseTo(1.3862943611198906, within(1e-15));
    List<TextPair> rows = List.of(TextPair.of("x y", "x"));
    assertThat(SCORE.weighted(idf).recall().evaluate(rows).requireValue()).isZero();
    assertThat(SCORE.weighted(idf).precision().evaluate(rows).requireValue()).isZero();
  }

  @Test
  void aBaselineIsPutAtZero() {
    List<TextPair> rows = List.of(TextPair.of("x y", "x"));
    assertThat(SCORE.recall().rescaled(0.2).evaluate(rows).requireValue())
        .isCloseTo(0.375, within(1e-15));
    assertThat(SCORE.rescaled(0.2).lowest()).isEqualTo(-0.25);
    assertThatThrownBy(() -> SCORE.rescaled(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void severalReferencesGiveTheGreatestOfEach() {
    List<TextPair> rows = List.of(new TextPair(List.of("x y z minus", "z"), "x"));
    assertThat(SCORE.precision().evaluate(rows).requireValue()).isEqualTo(1);
    assertThat(SCORE.recall().evaluate(rows).requireValue()).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void oppositeVectorsAndZerosAndNoTokensHaveANumber() {
    assertThat(SCORE.precision().evaluate(List.of(TextPair.of("x", "minus"))).requireValue())
        .isEqualTo(-1);
    assertThat(SCORE.evaluate(List.of(TextPair.of("x", "minus"))).requireValue()).isZero();
    assertThat(SCORE.evaluate(List.of(TextPair.of("nil", "nil"))).requireValue()).isZero();
    assertThat(SCORE.evaluate(List.of(TextPair.of("x", ""))).requireValue()).isZero();
    assertThat(SCORE.evaluate(List.of(TextPair.of("", "x"))).undefinedReason())
        .contains("no reference has a token");
  }

  @Test
  void theNumberCarriesTheNameOfItsModel() {
    assertThat(SCORE.signature())
        .isEqualTo("embedding-score(hand@1)|idf:no|baseline:0|refs:max|v:1");
    Registry registry = Registry.empty().with(HAND);
    assertThat(EmbeddingScore.parse(SCORE.signature(), registry)).isEqualTo(SCORE);
    assertThatThrownBy(() -> EmbeddingScore.parse("embedding-score(other@1)", registry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other@1");
    assertThatThrownBy(() -> EmbeddingScore.parse("embedding-score(hand)", registry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("my.model@1");
  }

  @Test
  void whatGoesWrongInTheModelIsToldWithItsName() {
    EmbeddingScore broken =
        EmbeddingScore.of(
            Named.of(
                "broken",
                2,
                text -> {
                  throw new IOException("no weights");
                }));
    assertThatThrownBy(() -> broken.evaluate(List.of(TextPair.of("secret", "x"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("broken@2")
        .hasMessageNotContaining("secret")
        .hasRootCauseMessage("no weights");
    assertThatThrownBy(() -> new EmbeddedTokens(List.of("a"), new float[][] {{Float.NaN}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EmbeddedTokens(List.of("a"), new float[0][]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static EmbeddedTokens embed(String text) {
    List<String> tokens = PythonText.split(text);
    return new EmbeddedTokens(tokens, tokens.stream().map(VECTORS::get).toArray(float[][]::new));
  }
}
