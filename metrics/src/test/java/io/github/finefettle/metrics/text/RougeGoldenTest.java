package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Parity with rouge_score and NLTK's stemmer: the values of rouge.json, made by the script beside
 * it.
 */
class RougeGoldenTest {
  private static final Map<String, Rouge> TYPES =
      Map.of(
          "rouge1", Rouge.n(1),
          "rouge2", Rouge.n(2),
          "rouge3", Rouge.n(3),
          "rouge9", Rouge.n(9),
          "rougeL", Rouge.l(),
          "rougeLsum", Rouge.lsum());

  @Test
  void everyScoreIsThatOfRougeScoreToTheLastBit() throws Exception {
    int compared = 0;
    for (JsonValue golden : golden().array("cases")) {
      JsonValue.JsonObject c = golden.asObject();
      TextPair pair =
          new TextPair(
              c.array("references").stream().map(JsonValue::asString).toList(),
              c.string("prediction"));
      for (Map.Entry<String, JsonValue> option : c.get("scores").asObject().members().entrySet()) {
        for (Map.Entry<String, JsonValue> expected :
            option.getValue().asObject().members().entrySet()) {
          Rouge type = Objects.requireNonNull(TYPES.get(expected.getKey()));
          Rouge metric = Rouge.parse(type.id() + "|" + option.getKey());
          RougeScore score = metric.score(pair);
          List<Double> numbers =
              expected.getValue().asArray().stream().map(JsonValue::asDouble).toList();
          assertThat(List.of(score.precision(), score.recall(), score.f()))
              .as(c.string("name") + ": " + metric)
              .isEqualTo(numbers);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(900);
  }

  @Test
  void everyStemIsThatOfNltk() throws Exception {
    PorterStemmer stemmer = new PorterStemmer();
    Map<String, JsonValue> stems = golden().get("stems").asObject().members();
    assertThat(stems).hasSizeGreaterThan(1_000);
    stems.forEach(
        (word, stem) -> assertThat(stemmer.stem(word)).as(word).isEqualTo(stem.asString()));
  }

  private static JsonValue.JsonObject golden() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(RougeGoldenTest.class.getResourceAsStream("/golden/rouge.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).asObject();
    }
  }
}
