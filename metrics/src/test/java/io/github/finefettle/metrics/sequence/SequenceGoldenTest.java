package io.github.finefettle.metrics.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values of sequence.json, which seqeval, scikit-learn and nervaluate gave. */
class SequenceGoldenTest {
  /** Intervals are tested elsewhere. */
  private static final Resampling FEW = new Resampling(2, 1, 0.95);

  private int compared;

  @Test
  void everyScoreHasItsGoldenValue() throws Exception {
    for (JsonValue golden : cases()) {
      JsonValue.JsonObject c = golden.asObject();
      if (!c.string("name").equals("wnut17")) {
        compare(c, sentences(c));
      }
    }
    assertThat(compared).isGreaterThan(1_500);
  }

  @Test
  void aRunOverWnut17HasTheScoresOfSeqeval(@TempDir Path folder) throws Exception {
    String data = System.getenv("FINEFETTLE_DATA");
    assumeTrue(data != null, "FINEFETTLE_DATA names no folder");
    Path gold = Path.of(data, "wnut17", "dev.conll");
    assumeTrue(Files.exists(gold), "the folder holds no wnut17");
    JsonValue.JsonObject c =
        cases().stream()
            .map(JsonValue::asObject)
            .filter(o -> o.string("name").equals("wnut17"))
            .findFirst()
            .orElseThrow();
    Path predicted = folder.resolve("predicted.conll");
    Files.writeString(predicted, run(gold, c.integer("seed")), StandardCharsets.UTF_8);
    ConllResult read = ConllReader.ofTwoFiles().read(gold, predicted);
    assertThat(read.setAside()).isEmpty();
    assertThat(read.sentences()).hasSize((int) c.integer("sentences"));
    compare(c, read.sentences());
    assertThat(compared).isGreaterThan(150);
  }

  private void compare(JsonValue.JsonObject c, List<TaggedSentence> sentences) {
    for (Map.Entry<String, JsonValue> scheme : c.get("schemes").asObject().members().entrySet()) {
      EntityScheme named =
          Arrays.stream(EntityScheme.values())
              .filter(s -> s.key().equals(scheme.getKey()))
              .findFirst()
              .orElseThrow();
      if (scheme.getValue() instanceof JsonValue.JsonString) {
        assertThat(sentences.stream().map(named::whyRefused)).anyMatch(why -> why.isPresent());
        assertThatThrownBy(() -> EntityScore.f1().scheme(named).evaluate(sentences).requireValue())
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(named.key());
        continue;
      }
      compareRules(c, scheme.getValue().asObject(), id -> entityMetric(id, named), sentences);
    }
    compareRules(c, c.get("tokens").asObject(), SequenceGoldenTest::tokenMetric, sentences);
    for (Map.Entry<String, JsonValue> value : c.get("muc").asObject().members().entrySet()) {
      if (!value.getKey().startsWith("counts-")) {
        MucScore metric = MucScore.parse(value.getKey()).resampledBy(FEW).zeroRule(ZeroRule.ZERO);
        assertSame(c, metric, value.getValue().asDouble(), sentences);
      }
    }
  }

  private void compareRules(
      JsonValue.JsonObject c,
      JsonValue.JsonObject byRule,
      Function<String, MetricOfRule> metrics,
      List<TaggedSentence> sentences) {
    for (Map.Entry<String, JsonValue> rule : byRule.members().entrySet()) {
      ZeroRule zero = rule.getKey().equals("0") ? ZeroRule.ZERO : ZeroRule.ONE;
      for (Map.Entry<String, JsonValue> value : rule.getValue().asObject().members().entrySet()) {
        assertSame(
            c, metrics.apply(value.getKey()).with(zero), value.getValue().asDouble(), sentences);
      }
    }
  }

  private void assertSame(
      JsonValue.JsonObject c,
      Metric<TaggedSentence> metric,
      double expected,
      List<TaggedSentence> sentences) {
    Measurement measured = metric.evaluate(sentences);
    String what = c.string("name") + ": " + metric.signature();
    boolean isMean = metric.id().startsWith("macro") || metric.id().startsWith("weighted");
    assertThat(measured.requireValue()).as(what).isCloseTo(expected, within(isMean ? 1e-12 : 0));
    compared++;
  }

  private static MetricOfRule entityMetric(String id, EntityScheme scheme) {
    return EntityScore.ids().contains(id)
        ? rule -> EntityScore.parse(id).resampledBy(FEW).scheme(scheme).zeroRule(rule)
        : rule -> EntityTypeScore.parse(id).resampledBy(FEW).scheme(scheme).zeroRule(rule);
  }

  private static MetricOfRule tokenMetric(String id) {
    return rule -> TokenScore.parse(id).resampledBy(FEW).zeroRule(rule);
  }

  private static List<TaggedSentence> sentences(JsonValue.JsonObject c) {
    if (c.string("name").equals("random")) {
      return new SeededSentences(c.integer("seed"))
          .random(c.string("prefixes"), (int) c.integer("sentences"));
    }
    List<JsonValue> gold = c.array("gold");
    List<JsonValue> predicted = c.array("predicted");
    List<TaggedSentence> sentences = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      sentences.add(TaggedSentence.of(tags(gold.get(i)), tags(predicted.get(i))));
    }
    return sentences;
  }

  private static List<String> tags(JsonValue row) {
    return row.asString().isEmpty() ? List.of() : List.of(row.asString().split(" "));
  }

  /** The file of a model that errs by the rule of the golden script. */
  private static String run(Path gold, long seed) throws Exception {
    List<List<String>> tags = new ArrayList<>(List.of(new ArrayList<>()));
    List<String> tokens = new ArrayList<>();
    for (String line : Files.readAllLines(gold, StandardCharsets.UTF_8)) {
      if (!line.isBlank()) {
        tags.get(tags.size() - 1).add(line.substring(line.indexOf('\t') + 1));
        tokens.add(line.substring(0, line.indexOf('\t')));
      } else if (!tags.get(tags.size() - 1).isEmpty()) {
        tags.add(new ArrayList<>());
      }
    }
    StringBuilder out = new StringBuilder();
    int token = 0;
    for (List<String> sentence : new SeededSentences(seed).noisy(tags)) {
      for (String tag : sentence) {
        out.append(tokens.get(token++)).append(' ').append(tag).append("\r\n");
      }
      out.append(sentence.isEmpty() ? "" : " \r\n");
    }
    return out.toString();
  }

  private static List<JsonValue> cases() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            SequenceGoldenTest.class.getResourceAsStream("/golden/sequence.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .asObject()
          .array("cases");
    }
  }

  private interface MetricOfRule {
    Metric<TaggedSentence> with(ZeroRule rule);
  }
}
