package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.metrics.items.ItemMetric;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Thirteen systems of WMT 2021, English to German, TED talks, with people's judgement of them. */
class TedTranslationTest {
  private Path folder = Path.of("");

  @BeforeEach
  void findData() {
    String data = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    folder = Path.of(data, "ted_mqm_ende");
    Assumptions.assumeTrue(Files.isDirectory(folder), "there is no folder ted_mqm_ende");
  }

  @Test
  void bleuAndChrfOfEverySystemAndTheirAgreementWithPeopleAreTheExpectedOnes() throws Exception {
    JsonValue.JsonObject expected =
        JsonValue.parse(Files.readString(folder.resolve("expected_system_level.json"))).asObject();
    Map<String, List<TextPair>> systems = systems();
    List<Double> people = new ArrayList<>();
    List<Double> bleu = new ArrayList<>();
    List<Double> chrf = new ArrayList<>();
    for (Map.Entry<String, JsonValue> system :
        expected.get("systems").asObject().members().entrySet()) {
      List<TextPair> pairs = Objects.requireNonNull(systems.get(system.getKey()));
      assertThat(pairs).hasSize((int) expected.integer("segments_common"));
      people.add(system.getValue().asObject().number("mqm_mean"));
      bleu.add(Bleu.corpus().evaluate(pairs).requireValue());
      chrf.add(Chrf.chrf().evaluate(pairs).requireValue());
      assertThat(bleu.get(bleu.size() - 1))
          .as(system.getKey())
          .isCloseTo(system.getValue().asObject().number("bleu"), within(5.001e-4));
      assertThat(chrf.get(chrf.size() - 1))
          .as(system.getKey())
          .isCloseTo(system.getValue().asObject().number("chrf2"), within(5.001e-4));
    }
    JsonValue.JsonObject tau = expected.get("kendall_tau_vs_mqm").asObject();
    assertThat(tauB(bleu, people)).isCloseTo(tau.number("bleu"), within(5.001e-5));
    assertThat(tauB(chrf, people)).isCloseTo(tau.number("chrf2"), within(5.001e-5));
  }

  /** Numbers of sacrebleu 2.6.0, which translation.py made. */
  @Test
  void sixMetricsOfEverySystemAreSacrebleusAndSoAreTheWidthsOfTheirIntervals() throws Exception {
    Map<String, List<TextPair>> systems = systems();
    int widths = 0;
    for (Map.Entry<String, JsonValue> system :
        TranslationGolden.read().get("ted").asObject().members().entrySet()) {
      for (Map.Entry<String, JsonValue> metric :
          system.getValue().asObject().members().entrySet()) {
        JsonValue.JsonObject expected = metric.getValue().asObject();
        Measurement ours =
            TranslationLawTest.parse(metric.getKey())
                .evaluate(Objects.requireNonNull(systems.get(system.getKey())));
        double score = expected.number("score");
        assertThat(ours.requireValue())
            .as("%s of %s", metric.getKey(), system.getKey())
            .isCloseTo(score, within(1e-9 * score));
        if (expected.find("halfWidth").isPresent()) {
          // Two bootstraps of 1,000 with other random numbers differ by several parts in a hundred.
          double width = expected.number("halfWidth");
          assertThat(ours.interval().orElseThrow().halfWidth())
              .as("%s of %s", metric.getKey(), system.getKey())
              .isCloseTo(width, within(0.12 * width));
          widths++;
        }
      }
    }
    assertThat(widths).isEqualTo(10);
  }

  @Test
  void resampledSumsOfSegmentsAreTheCorpus() throws Exception {
    List<TextPair> pairs = Objects.requireNonNull(systems().get("UEdin"));
    Bleu bleu = Bleu.corpus();
    double[] sums = new double[10];
    for (TextPair pair : pairs) {
      double[] segment = bleu.segment(pair);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += segment[i];
      }
    }
    ItemMetric<TextPair> metric = bleu;
    assertThat(bleu.score(sums).score()).isEqualTo(metric.evaluate(pairs).requireValue());
    assertThat(bleu.score(sums)).isEqualTo(bleu.score(pairs));
  }

  /** The first output of a system for a segment counts; the marks of errors in it are taken off. */
  private Map<String, List<TextPair>> systems() throws Exception {
    Map<String, Map<Integer, String>> outputs = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("mqm_ted_ende.tsv.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        if (!cells[0].equals("system")) {
          outputs
              .computeIfAbsent(cells[0], system -> new TreeMap<>())
              .putIfAbsent(Integer.parseInt(cells[3]), cells[6].replaceAll("</?v>", ""));
        }
      }
    }
    Map<Integer, String> references = Objects.requireNonNull(outputs.remove("ref"));
    Map<String, List<TextPair>> systems = new TreeMap<>();
    outputs.forEach(
        (system, texts) -> {
          List<TextPair> pairs = new ArrayList<>();
          references.forEach(
              (id, text) -> pairs.add(TextPair.of(text, Objects.requireNonNull(texts.get(id)))));
          systems.put(system, pairs);
        });
    return systems;
  }

  private static double tauB(List<Double> xs, List<Double> ys) {
    long agreement = 0;
    long different = 0;
    long otherDifferent = 0;
    for (int i = 0; i < xs.size(); i++) {
      for (int j = 0; j < i; j++) {
        int x = Double.compare(xs.get(i), xs.get(j));
        int y = Double.compare(ys.get(i), ys.get(j));
        agreement += (long) x * y;
        different += x == 0 ? 0 : 1;
        otherDifferent += y == 0 ? 0 : 1;
      }
    }
    return agreement / Math.sqrt((double) different * otherDifferent);
  }
}
