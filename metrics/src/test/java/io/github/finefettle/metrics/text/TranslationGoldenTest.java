package io.github.finefettle.metrics.text;

import static io.github.finefettle.metrics.text.TranslationGolden.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.items.ItemMetric;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parity with sacrebleu 2.6.0 on the texts of translation.json, made by the script beside it. */
class TranslationGoldenTest {
  private static JsonValue.JsonObject golden;
  private static List<TextPair> pairs;

  @BeforeAll
  static void read() throws Exception {
    golden = TranslationGolden.read();
    pairs = TranslationGolden.pairs(golden);
  }

  @Test
  void everyCountOfEverySegmentIsEqual() {
    int compared = 0;
    for (Map.Entry<String, JsonValue> expected :
        golden.get("counts").asObject().members().entrySet()) {
      String signature = expected.getKey();
      List<JsonValue> rows = ((JsonValue.JsonArray) expected.getValue()).items();
      assertThat(rows).hasSameSizeAs(pairs);
      for (int i = 0; i < rows.size(); i++) {
        assertThat(segment(signature).apply(pairs.get(i)))
            .as("%s, pair %d: %s", signature, i, pairs.get(i))
            .isEqualTo(numbers(rows.get(i)));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(110 * 30);
  }

  @Test
  void everyBleuIsEqualWithAllItsParts() {
    for (JsonValue entry : golden.array("bleu")) {
      JsonValue.JsonObject expected = entry.asObject();
      Bleu bleu = Bleu.parse(expected.string("signature"));
      assertThat(bleu.signature()).isEqualTo(expected.string("signature"));
      JsonValue.JsonObject whole = expected.get("corpus").asObject();
      BleuScore score = bleu.score(pairs);
      assertThat(score.verbose()).isEqualTo(whole.string("verbose"));
      assertClose(score.score(), whole.number("score"));
      assertClose(score.brevityPenalty(), whole.number("bp"));
      assertClose(score.ratio(), whole.number("ratio"));
      assertThat(score.length()).isEqualTo(whole.integer("length"));
      assertThat(score.referenceLength()).isEqualTo(whole.integer("referenceLength"));
      double[] precisions = numbers(whole.get("precisions"));
      for (int n = 0; n < precisions.length; n++) {
        assertClose(score.precisions().get(n), precisions[n]);
      }
      assertThat(bleu.evaluate(pairs).requireValue()).isEqualTo(score.score());
      double[] tens = numbers(expected.get("tens"));
      for (int i = 0; i < tens.length; i++) {
        assertClose(bleu.score(pairs.subList(10 * i, 10 * i + 10)).score(), tens[i]);
      }
      double[] sentences = numbers(expected.get("sentences"));
      for (int i = 0; i < sentences.length; i++) {
        assertClose(bleu.score(pairs.get(i)).score(), sentences[i]);
      }
      List<String> lines = expected.array("verbose").stream().map(JsonValue::asString).toList();
      for (int i = 0; i < lines.size(); i++) {
        assertThat(bleu.score(pairs.get(10 + i)).verbose()).isEqualTo(lines.get(i));
      }
    }
  }

  @Test
  void everyChrfAndTerIsEqual() {
    for (JsonValue entry : golden.array("others")) {
      JsonValue.JsonObject expected = entry.asObject();
      ItemMetric<TextPair> metric = metric(expected.string("signature"));
      assertThat(metric.signature()).isEqualTo(expected.string("signature"));
      assertClose(metric.evaluate(pairs).requireValue(), expected.number("score"));
      double[] sentences = numbers(expected.get("sentences"));
      for (int i = 0; i < sentences.length; i++) {
        assertClose(metric.evaluate(pairs.subList(i, i + 1)).requireValue(), sentences[i]);
      }
    }
  }

  @Test
  void everySignatureIsTheOneThatSacrebleuPrintsAndIsReadBack() {
    for (JsonValue entry : golden.array("bleu")) {
      JsonValue.JsonObject expected = entry.asObject();
      Bleu bleu = Bleu.parse(expected.string("signature"));
      if (bleu.signature().contains("|order:4|")) {
        SacrebleuSignature signature = bleu.sacrebleuSignature().withVaryingReferences();
        assertThat(signature.text()).isEqualTo(expected.string("long"));
        assertThat(signature.shortText()).isEqualTo(expected.string("short"));
        assertThat(signature.name()).isEqualTo("BLEU");
        for (String text : List.of(signature.text(), signature.shortText(), signature.toString())) {
          assertThat(SacrebleuSignature.isOne(text)).isTrue();
          assertThat(SacrebleuSignature.metric(text)).isEqualTo(bleu);
        }
      }
    }
    for (JsonValue entry : golden.array("others")) {
      JsonValue.JsonObject expected = entry.asObject();
      String ours = expected.string("signature");
      SacrebleuSignature signature =
          (ours.startsWith("ter")
                  ? Ter.parse(ours).sacrebleuSignature()
                  : Chrf.parse(ours).sacrebleuSignature())
              .withVaryingReferences();
      assertThat(signature.text()).isEqualTo(expected.string("long"));
      assertThat(signature.shortText()).isEqualTo(expected.string("short"));
      assertThat(signature.name()).isEqualTo(expected.string("name"));
      assertThat(SacrebleuSignature.isOne(ours)).isFalse();
      for (String text :
          List.of(signature.toString(), signature.name() + "|" + signature.shortText())) {
        assertThat(SacrebleuSignature.metric(text)).isEqualTo(metric(ours));
      }
      if (ours.startsWith("ter") || ours.contains("|beta:2|")) {
        assertThat(SacrebleuSignature.metric(signature.text())).isEqualTo(metric(ours));
        assertThat(SacrebleuSignature.metric(signature.shortText())).isEqualTo(metric(ours));
      }
    }
  }

  private static ItemMetric<TextPair> metric(String signature) {
    return signature.startsWith("ter") ? Ter.parse(signature) : Chrf.parse(signature);
  }

  private static Function<TextPair, double[]> segment(String signature) {
    if (signature.startsWith("bleu")) {
      return Bleu.parse(signature)::segment;
    }
    return signature.startsWith("ter")
        ? Ter.parse(signature)::segment
        : Chrf.parse(signature)::segment;
  }

  private static void assertClose(double ours, double theirs) {
    assertThat(ours).isCloseTo(theirs, within(1e-9 * Math.max(1e-9, Math.abs(theirs))));
  }
}
