package io.github.finefettle.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.description.ZeroRule;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The values of classification.json. They were computed by the script beside it from scikit-learn's
 * documented definitions, not by scikit-learn.
 */
class GoldenValuesTest {
  @Test
  void everyMetricHasItsGoldenValue() throws Exception {
    int compared = 0;
    for (JsonValue golden : cases()) {
      JsonValue.JsonObject c = golden.asObject();
      ConfusionMatrix matrix = ConfusionMatrix.of(texts(c, "truth"), texts(c, "predicted"));
      for (Map.Entry<String, JsonValue> expected :
          c.get("values").asObject().members().entrySet()) {
        ClassificationMetric metric = ClassificationMetric.parse(expected.getKey());
        String what = c.string("name") + ": " + expected.getKey();
        if (expected.getValue() instanceof JsonValue.JsonNull) {
          assertThat(metric.of(matrix)).as(what).isEmpty();
          assertThat(metric.measure(matrix).undefinedReason()).as(what).isPresent();
          assertThat(metric.zeroRule(ZeroRule.ZERO).of(matrix)).as(what).hasValue(0);
        } else {
          assertThat(metric.of(matrix).orElseThrow())
              .as(what)
              .isCloseTo(expected.getValue().asDouble(), within(1e-15));
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(200);
  }

  private static List<JsonValue> cases() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            GoldenValuesTest.class.getResourceAsStream("/golden/classification.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .asObject()
          .array("cases");
    }
  }

  private static List<String> texts(JsonValue.JsonObject object, String name) {
    return object.array(name).stream().map(JsonValue::asString).toList();
  }
}
