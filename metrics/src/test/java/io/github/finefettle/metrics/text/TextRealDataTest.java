package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.speech.ErrorRate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The numbers of text_real.json, which the reference tools gave for texts outside the repository.
 */
class TextRealDataTest {
  @Test
  void everyValueIsThatOfTheReferenceTool() throws Exception {
    List<TextPair> pairs;
    try (BufferedReader lines = open("gsm8k_train/train.jsonl.gz")) {
      pairs =
          lines
              .lines()
              .limit(400)
              .map(line -> JsonValue.parse(line).asObject())
              .map(row -> TextPair.of(row.string("answer"), row.string("question")))
              .toList();
    }
    for (Map.Entry<String, JsonValue> expected :
        golden().get("values").asObject().members().entrySet()) {
      String id = expected.getKey();
      Metric<TextPair> metric = id.startsWith("rouge") ? Rouge.parse(id) : ErrorRate.parse(id);
      assertThat(metric.evaluate(pairs).requireValue())
          .as(metric.signature())
          .isCloseTo(expected.getValue().asDouble(), within(1e-12));
    }
  }

  @Test
  void everyStemOfARealVocabularyIsThatOfNltk() throws Exception {
    TreeSet<String> words = new TreeSet<>();
    try (BufferedReader lines = open("tiny_corpora/tinyshakespeare.txt.gz")) {
      lines
          .lines()
          .flatMap(line -> List.of(line.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)).stream())
          .filter(word -> word.length() > 3)
          .forEach(words::add);
    }
    assertThat((long) words.size()).isEqualTo(golden().get("words").asLong());
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    PorterStemmer stemmer = new PorterStemmer();
    for (String word : words) {
      String line = word + " " + stemmer.stem(word) + "\n";
      digest.update(line.getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(golden().string("stems"));
  }

  private static BufferedReader open(String name) throws IOException {
    String folder = System.getenv("FINEFETTLE_DATA");
    assumeTrue(folder != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(folder, name);
    assumeTrue(Files.exists(file), name + " is not in FINEFETTLE_DATA");
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }

  private static JsonValue.JsonObject golden() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            TextRealDataTest.class.getResourceAsStream("/golden/text_real.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).asObject();
    }
  }
}
