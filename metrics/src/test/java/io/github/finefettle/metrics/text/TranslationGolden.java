package io.github.finefettle.metrics.text;

import io.github.finefettle.core.definition.JsonValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What translation.py made with sacrebleu 2.6.0. */
final class TranslationGolden {
  private TranslationGolden() {}

  static JsonValue.JsonObject read() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            TranslationGolden.class.getResourceAsStream("/golden/translation.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).asObject();
    }
  }

  static List<TextPair> pairs(JsonValue.JsonObject golden) {
    return golden.array("pairs").stream()
        .map(JsonValue::asObject)
        .map(
            pair ->
                new TextPair(
                    pair.array("references").stream().map(JsonValue::asString).toList(),
                    pair.string("prediction")))
        .toList();
  }

  static double[] numbers(JsonValue array) {
    return ((JsonValue.JsonArray) array)
        .items().stream().mapToDouble(JsonValue::asDouble).toArray();
  }
}
