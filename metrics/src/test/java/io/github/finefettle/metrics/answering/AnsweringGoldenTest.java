package io.github.finefettle.metrics.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.text.TextPair;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The values of answering.json, which the scripts of SQuAD, nltk and NumPy gave. */
class AnsweringGoldenTest {
  @Test
  void everyAnswerIsNormalizedAndScoredAsByTheScripts() throws Exception {
    List<JsonValue> rows = golden().array("plain");
    for (JsonValue row : rows) {
      JsonValue.JsonObject c = row.asObject();
      TextPair pair = new TextPair(texts(c, "golds"), c.string("predicted"));
      assertThat(AnswerText.normalize(pair.prediction()))
          .as(row.toString())
          .isEqualTo(c.string("normal"));
      for (String id : AnswerScore.ids()) {
        assertThat(AnswerScore.parse(id).evaluate(List.of(pair)).requireValue())
            .as(id + " of " + row)
            .isEqualTo(c.number(id));
      }
    }
    assertThat(rows).hasSizeGreaterThan(150);
  }

  @Test
  void theMeanOfAllAnswersIsThatOfTheScripts() throws Exception {
    List<TextPair> pairs = new ArrayList<>();
    List<JsonValue> rows = golden().array("plain");
    for (JsonValue row : rows) {
      pairs.add(new TextPair(texts(row.asObject(), "golds"), row.asObject().string("predicted")));
    }
    for (String id : AnswerScore.ids()) {
      double sum = rows.stream().mapToDouble(row -> row.asObject().number(id)).sum();
      assertThat(AnswerScore.parse(id).percent().evaluate(pairs).requireValue())
          .as(id)
          .isCloseTo(100 * sum / rows.size(), within(1e-10));
    }
  }

  @Test
  void squad2HasTheScriptsValuesOfEveryPartAndThreshold() throws Exception {
    int compared = 0;
    for (JsonValue golden : golden().array("squad2")) {
      List<AnsweredQuestion> questions = new ArrayList<>();
      for (JsonValue question : golden.asObject().array("questions")) {
        JsonValue.JsonObject q = question.asObject();
        questions.add(
            new AnsweredQuestion(texts(q, "golds"), q.string("predicted"), q.number("na")));
      }
      Map<String, JsonValue> values = golden.asObject().get("percent").asObject().members();
      for (Map.Entry<String, JsonValue> value : values.entrySet()) {
        if (value.getKey().contains("|na:")) {
          assertThat(Squad2Score.parse(value.getKey()).percent().evaluate(questions).requireValue())
              .as(value.getKey())
              .isCloseTo(value.getValue().asDouble(), within(1e-10));
          compared++;
        } else if (!value.getKey().equals("thresholds")) {
          Squad2BestScore metric = Squad2BestScore.parse(value.getKey()).percent();
          assertThat(metric.evaluate(questions).requireValue())
              .as(value.getKey())
              .isCloseTo(value.getValue().asDouble(), within(1e-10));
          ThresholdState state = metric.newState();
          questions.forEach(state::add);
          int which = value.getKey().endsWith("f1") ? 1 : 0;
          assertThat(metric.bestThreshold(state))
              .hasValue(
                  golden
                      .asObject()
                      .get("percent")
                      .asObject()
                      .array("thresholds")
                      .get(which)
                      .asDouble());
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(26);
  }

  @Test
  void exactMatchIgnoresInTheOrderOfEvaluate() throws Exception {
    JsonValue.JsonObject golden = golden().get("exact-match").asObject();
    List<TextPair> pairs = new ArrayList<>();
    for (JsonValue row : golden.array("rows")) {
      pairs.add(TextPair.of(row.asArray().get(0).asString(), row.asArray().get(1).asString()));
    }
    for (JsonValue value : golden.array("values")) {
      JsonValue.JsonObject c = value.asObject();
      ExactMatch metric = ExactMatch.standard();
      metric = c.get("case").asBoolean() ? metric.ignoringCase() : metric;
      metric = c.get("punctuation").asBoolean() ? metric.ignoringPunctuation() : metric;
      metric = c.get("numbers").asBoolean() ? metric.ignoringNumbers() : metric;
      for (String regex : texts(c, "regexes")) {
        metric = metric.ignoring(regex);
      }
      assertThat(metric.evaluate(pairs).requireValue())
          .as(metric.signature())
          .isEqualTo(c.number("value"));
      assertThat(ExactMatch.parse(metric.signature())).isEqualTo(metric);
    }
  }

  private static List<String> texts(JsonValue.JsonObject object, String name) {
    return object.array(name).stream().map(JsonValue::asString).toList();
  }

  private static JsonValue.JsonObject golden() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            AnsweringGoldenTest.class.getResourceAsStream("/golden/answering.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).asObject();
    }
  }
}
