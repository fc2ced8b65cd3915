package io.github.finefettle.metrics.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.items.ItemState;
import io.github.finefettle.metrics.text.TextPair;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Parity with jiwer 4.0: the values of speech.json, made by the script beside it. */
class ErrorRateGoldenTest {
  private static final List<String> RATES = List.of("wer", "mer", "wil", "wip", "cer");

  @Test
  void everyRateIsThatOfJiwerToTheLastBit() throws Exception {
    int compared = 0;
    for (JsonValue.JsonObject c : cases()) {
      for (String rate : RATES) {
        ErrorRate metric = metric(rate, c);
        assertThat(metric.evaluate(pairs(c)).requireValue())
            .as(c.string("name") + ": " + metric)
            .isEqualTo(c.get(rate).asDouble());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void everyCountIsThatOfJiwer() throws Exception {
    for (JsonValue.JsonObject c : cases()) {
      for (String unit : List.of("wer", "cer")) {
        ErrorRate metric = metric(unit, c);
        ItemState<TextPair> state = metric.newState();
        pairs(c).forEach(state::add);
        EditCounts counts = metric.counts(state.statistics());
        assertThat(
                List.of(
                    counts.hits(), counts.substitutions(), counts.deletions(), counts.insertions()))
            .as(c.string("name") + ": " + metric)
            .isEqualTo(
                c.array(unit.equals("wer") ? "counts" : "characters").stream()
                    .map(JsonValue::asLong)
                    .toList());
      }
    }
  }

  @Test
  void everyAlignmentIsThatOfJiwer() throws Exception {
    for (JsonValue.JsonObject c : cases()) {
      List<TextPair> pairs = pairs(c);
      List<JsonValue> expected = c.array("alignments");
      for (int i = 0; i < pairs.size(); i++) {
        EditAlignment alignment =
            metric("wer", c).align(pairs.get(i).references().get(0), pairs.get(i).prediction());
        assertThat(written(alignment))
            .as(c.string("name"))
            .isEqualTo(expected.get(i).toCanonicalString());
      }
    }
  }

  private static String written(EditAlignment alignment) {
    List<String> parts = new ArrayList<>();
    for (EditAlignment.Part p : alignment.parts()) {
      parts.add(
          "[\""
              + p.kind().name().charAt(0)
              + "\","
              + p.referenceFrom()
              + ","
              + p.referenceTo()
              + ","
              + p.predictionFrom()
              + ","
              + p.predictionTo()
              + "]");
    }
    return "[" + String.join(",", parts) + "]";
  }

  private static ErrorRate metric(String id, JsonValue.JsonObject c) {
    String options = c.string("options");
    if (id.equals("cer")) {
      options = options.replace("split:white", "");
    }
    String signature = options.isEmpty() ? id : id + "|" + options;
    return ErrorRate.parse(signature).emptyReference(EmptyReference.JIWER);
  }

  private static List<TextPair> pairs(JsonValue.JsonObject c) {
    List<JsonValue> references = c.array("references");
    List<JsonValue> predictions = c.array("predictions");
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < references.size(); i++) {
      pairs.add(TextPair.of(references.get(i).asString(), predictions.get(i).asString()));
    }
    return pairs;
  }

  private static List<JsonValue.JsonObject> cases() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            ErrorRateGoldenTest.class.getResourceAsStream("/golden/speech.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .asObject()
          .array("cases")
          .stream()
          .map(JsonValue::asObject)
          .toList();
    }
  }
}
