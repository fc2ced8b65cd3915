package io.github.finefettle.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The values of classification.json: exact fractions, and what scikit-learn 1.2.1 and SciPy 1.10.1
 * answered, both written by the script beside it.
 */
class GoldenValuesTest {
  /** One quotient of counts: nothing may differ. */
  private static final String ONE_QUOTIENT =
      "(accuracy|(micro-)?(precision|recall|f1|jaccard|f-beta)|specificity"
          + "|negative-predictive-value|ordinal-mae|within-one-accuracy|cohen-kappa|expected-cost)"
          + "([(|].*)?";

  @ParameterizedTest
  @ValueSource(strings = {"exact", "sklearn"})
  void everyMetricHasItsGoldenValue(String source) throws Exception {
    int compared = 0;
    for (JsonValue golden : golden().array("cases")) {
      JsonValue.JsonObject c = golden.asObject();
      ConfusionMatrix matrix = ConfusionMatrix.of(texts(c, "truth"), texts(c, "predicted"));
      for (Map.Entry<String, JsonValue> expected : c.get(source).asObject().members().entrySet()) {
        ClassificationMetric metric = ClassificationMetric.parse(expected.getKey());
        String what = c.string("name") + ": " + expected.getKey();
        if (expected.getValue() instanceof JsonValue.JsonNull) {
          assertThat(metric.of(matrix)).as(what).isEmpty();
          assertThat(metric.measure(matrix).undefinedReason()).as(what).isPresent();
        } else {
          double value = expected.getValue().asDouble();
          // scikit-learn 1.2.1 takes F from rounded precision and recall, kappa from a sum of
          // quotients; the fractions are rounded once.
          boolean toTheBit =
              source.equals("exact")
                  && expected.getKey().matches(ONE_QUOTIENT)
                  && !expected.getKey().contains("|shares:");
          assertThat(metric.of(matrix).orElseThrow())
              .as(what)
              .isCloseTo(value, within(toTheBit ? 0 : 4e-15 * Math.max(1, Math.abs(value))));
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(source.equals("exact") ? 1200 : 500);
  }

  @Test
  void topKAccuracyIsThatOfScikitLearnTiesIncluded() throws Exception {
    int compared = 0;
    for (JsonValue golden : golden().array("topK")) {
      JsonValue.JsonObject c = golden.asObject();
      List<String> labels = texts(c, "labels");
      List<String> truths = texts(c, "truth");
      List<ScoredLabel> rows = new ArrayList<>();
      for (int i = 0; i < truths.size(); i++) {
        double[] scores =
            c.array("scores").get(i).asArray().stream().mapToDouble(JsonValue::asDouble).toArray();
        rows.add(ScoredLabel.of(truths.get(i), labels, scores));
      }
      for (Map.Entry<String, JsonValue> expected :
          c.get("values").asObject().members().entrySet()) {
        assertThat(TopKAccuracy.parse(expected.getKey()).evaluate(rows).requireValue())
            .as(expected.getKey())
            .isEqualTo(expected.getValue().asDouble());
        compared++;
      }
    }
    assertThat(compared).isEqualTo(12);
  }

  private static JsonValue.JsonObject golden() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            GoldenValuesTest.class.getResourceAsStream("/golden/classification.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).asObject();
    }
  }

  private static List<String> texts(JsonValue.JsonObject object, String name) {
    return object.array(name).stream().map(JsonValue::asString).toList();
  }
}
