package io.github.finefettle.metrics.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The values of multilabel.json, which are those of scikit-learn 1.2.1. */
class MultilabelGoldenTest {
  @Test
  void everyMetricOfLabelSetsHasTheValueOfScikitLearn() throws Exception {
    int compared = 0;
    for (JsonValue golden : golden().array("cases")) {
      JsonValue.JsonObject c = golden.asObject();
      List<LabelSets> rows = new ArrayList<>();
      for (int i = 0; i < c.array("truth").size(); i++) {
        rows.add(
            new LabelSets(letters(c.array("truth").get(i)), letters(c.array("predicted").get(i))));
      }
      for (Map.Entry<String, JsonValue> expected :
          c.get("values").asObject().members().entrySet()) {
        assertThat(MultilabelMetric.parse(expected.getKey()).evaluate(rows).requireValue())
            .as("%s: %s", c.string("name"), expected.getKey())
            .isCloseTo(expected.getValue().asDouble(), within(1e-15));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(400);
  }

  @Test
  void everyMetricOfLabelRankingsHasTheValueOfScikitLearn() throws Exception {
    int compared = 0;
    for (JsonValue golden : golden().array("rankings")) {
      JsonValue.JsonObject c = golden.asObject();
      List<String> labels = Arrays.asList(c.string("labels").split(""));
      List<ScoredLabelSet> rows = new ArrayList<>();
      for (int i = 0; i < c.array("truth").size(); i++) {
        double[] scores =
            c.array("scores").get(i).asArray().stream().mapToDouble(JsonValue::asDouble).toArray();
        rows.add(ScoredLabelSet.of(letters(c.array("truth").get(i)), labels, scores));
      }
      for (Map.Entry<String, JsonValue> expected :
          c.get("values").asObject().members().entrySet()) {
        assertThat(LabelRankingMetric.parse(expected.getKey()).evaluate(rows).requireValue())
            .as("%s: %s", c.string("name"), expected.getKey())
            .isCloseTo(expected.getValue().asDouble(), within(1e-12));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(24);
  }

  private static Set<String> letters(JsonValue text) {
    return text.asString().chars().mapToObj(Character::toString).collect(Collectors.toSet());
  }

  private static JsonValue.JsonObject golden() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            MultilabelGoldenTest.class.getResourceAsStream("/golden/multilabel.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).asObject();
    }
  }
}
