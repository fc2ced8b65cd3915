package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiversityTest {
  /** Self-BLEU of NLTK, the others from their definitions; see the script beside diversity.json. */
  @Test
  void everyMetricHasItsGoldenValue() throws Exception {
    int compared = 0;
    for (JsonValue golden : cases()) {
      JsonValue.JsonObject c = golden.asObject();
      List<TextPair> pairs =
          c.array("pairs").stream()
              .map(JsonValue::asObject)
              .map(
                  pair ->
                      new TextPair(
                          pair.array("references").stream().map(JsonValue::asString).toList(),
                          pair.string("prediction")))
              .toList();
      for (Map.Entry<String, JsonValue> expected :
          c.get("values").asObject().members().entrySet()) {
        Metric<TextPair> metric = parse(expected.getKey());
        String what = c.string("name") + ": " + metric;
        if (expected.getValue() instanceof JsonValue.JsonNull) {
          assertThat(metric.evaluate(pairs).undefinedReason()).as(what).isPresent();
        } else {
          assertThat(metric.evaluate(pairs).requireValue())
              .as(what)
              .isCloseTo(expected.getValue().asDouble(), within(1e-12));
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(400);
  }

  @Test
  void distinctFallsWithMoreTextSoItsSupportIsTold() {
    List<TextPair> once = List.of(TextPair.of("", "a b c"));
    List<TextPair> twice = List.of(once.get(0), once.get(0));
    assertThat(DistinctNgrams.of(1).evaluate(once).requireValue()).isEqualTo(1);
    assertThat(DistinctNgrams.of(1).evaluate(twice).requireValue()).isEqualTo(0.5);
    assertThat(DistinctNgrams.of(1).evaluate(twice).support()).hasValue(6);
    assertThat(DistinctNgrams.of(4).evaluate(twice).undefinedReason().orElseThrow())
        .contains("no prediction has 4 words");
  }

  @Test
  void selfBleuOfOneRowIsUndefined() {
    assertThat(SelfBleu.of(4).evaluate(List.of(TextPair.of("", "a b c"))).undefinedReason())
        .contains("there is one row only");
  }

  @Test
  void aLongTextWeighsMoreOnlyWherePooled() {
    List<TextPair> rows = List.of(TextPair.of("", "a a"), TextPair.of("", "a b c d e f"));
    assertThat(Repetition.ofTexts(1).evaluate(rows).requireValue()).isEqualTo(0.25);
    assertThat(Repetition.pooled(1).evaluate(rows).requireValue()).isEqualTo(0.125);
    assertThat(Repetition.pooled(1).stateId()).isEqualTo(Repetition.ofTexts(1).stateId());
  }

  @Test
  void emptyAndTruncatedAnswersAreCounted() {
    List<TextPair> rows =
        List.of("", " \u00a0\n", "Done.", "\"Really?\" ", "It stops in the", "完了。", "so (yes!)")
            .stream()
            .map(text -> TextPair.of("x", text))
            .toList();
    assertThat(DegenerateShare.empty().evaluate(rows).requireValue()).isEqualTo(2.0 / 7);
    assertThat(DegenerateShare.empty().evaluate(rows).interval().orElseThrow().method())
        .contains("wilson");
    assertThat(DegenerateShare.truncated().evaluate(rows).requireValue()).isEqualTo(1.0 / 5);
    assertThat(DegenerateShare.truncated().evaluate(rows.subList(0, 2)).undefinedReason())
        .contains("all predictions are empty");
  }

  @Test
  void refusalsAreFoundInAnyCaseAndWithAnyApostrophe() {
    DegenerateShare refusals = DegenerateShare.refusals(List.of("I can't help", "as an AI"));
    List<TextPair> rows =
        List.of("Sorry, I  CAN\u2019T\nhelp.", "As an ai model", "Of course I can help", "")
            .stream()
            .map(text -> TextPair.of("x", text))
            .toList();
    assertThat(refusals.evaluate(rows).requireValue()).isEqualTo(0.5);
    assertThat(DegenerateShare.refusals(List.of("as an AI", "I can't help", "As an  ai")))
        .isEqualTo(refusals);
    assertThatThrownBy(() -> DegenerateShare.refusals(List.of("x", " ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none of them blank");
    assertThatThrownBy(() -> DegenerateShare.refusals(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStateOfThousandsOfPhrasesIsReadBack() {
    List<String> phrases =
        IntStream.range(0, 5_000).mapToObj(i -> "I cannot do thing number " + i).toList();
    DegenerateShare refusals = DegenerateShare.refusals(phrases);
    MetricState<TextPair> state = refusals.newState();
    state.add(TextPair.of("x", "Sorry, I cannot do thing number 17."));
    assertThat(refusals.readState(state.toBytes()).measure()).isEqualTo(state.measure());
    DegenerateShare fewer = DegenerateShare.refusals(phrases.subList(1, 5_000));
    assertThat(fewer.stateId()).isNotEqualTo(refusals.stateId());
  }

  private static Metric<TextPair> parse(String id) {
    if (id.startsWith("distinct")) {
      return DistinctNgrams.parse(id);
    } else if (id.startsWith("self-bleu")) {
      return SelfBleu.parse(id);
    } else if (id.startsWith("copy") || id.startsWith("novelty")) {
      return CopyRate.parse(id);
    } else if (id.startsWith("length")) {
      return LengthRatio.parse(id);
    }
    return Repetition.parse(id);
  }

  private static List<JsonValue> cases() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(DiversityTest.class.getResourceAsStream("/golden/diversity.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .asObject()
          .array("cases");
    }
  }
}
