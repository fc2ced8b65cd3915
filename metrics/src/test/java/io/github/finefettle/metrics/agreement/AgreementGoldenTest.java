package io.github.finefettle.metrics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of agreement.json: those of NLTK 3.8 and exact fractions. */
class AgreementGoldenTest {
  @ParameterizedTest
  @ValueSource(strings = {"exact", "nltk"})
  void everyCoefficientHasItsGoldenValue(String source) throws Exception {
    int compared = 0;
    for (JsonValue golden : cases()) {
      JsonValue.JsonObject c = golden.asObject();
      List<ItemRatings> items =
          c.array("items").stream()
              .map(i -> new ItemRatings(i.asArray().stream().map(JsonValue::asString).toList()))
              .toList();
      for (Map.Entry<String, JsonValue> expected : c.get(source).asObject().members().entrySet()) {
        AgreementMetric metric = AgreementMetric.parse(expected.getKey());
        String what = c.string("name") + ": " + expected.getKey();
        if (expected.getValue() instanceof JsonValue.JsonNull) {
          assertThat(metric.evaluate(items).undefinedReason()).as(what).isPresent();
        } else {
          assertThat(metric.evaluate(items).requireValue())
              .as(what)
              .isCloseTo(expected.getValue().asDouble(), within(1e-13));
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(source.equals("exact") ? 45 : 12);
  }

  private static List<JsonValue> cases() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            AgreementGoldenTest.class.getResourceAsStream("/golden/agreement.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .asObject()
          .array("cases");
    }
  }
}
