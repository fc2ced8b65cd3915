package io.github.finefettle.dataprep.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Words, sentences and verdicts against those of datatrove 0.10.0 with spaCy 3.8.16. */
class DatatroveParityTest {
  static final List<QualityProfile> STANDARD =
      List.of(
          GopherQuality.standard(),
          GopherRepetition.standard(),
          C4Quality.standard(),
          FineWebQuality.standard());

  private static final List<QualityProfile> LOOSE =
      List.of(
          GopherQuality.standard()
              .withWords(5, 60)
              .withMaxLines(0.5, 0.3)
              .withStopWords(1, GopherQuality.standard().stopWords()),
          GopherRepetition.standard()
              .withMaxDuplicateLines(0, 0)
              .withMaxDuplicateParagraphs(0, 0)
              .withMaxNgrams(new TreeMap<>(Map.of(3, 0.5)), new TreeMap<>(Map.of(2, 0.3, 3, 0.3))),
          C4Quality.standard()
              .withPerLine(false)
              .withThresholds(1, 0, 20)
              .withSwitches(
                  EnumSet.complementOf(
                      EnumSet.of(
                          C4Quality.Switch.CURLY_BRACKET, C4Quality.Switch.REMOVE_CITATIONS))),
          FineWebQuality.standard()
              .withMinPunctuatedLines(0.5, true)
              .withMaxShortLines(0.9, 10)
              .withMaxRepetition(0.3, 0.1));

  static String resource(String name) throws IOException {
    try (InputStream in = DatatroveParityTest.class.getResourceAsStream("/quality/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<JsonValue.JsonObject> golden() throws IOException {
    List<JsonValue.JsonObject> rows = new ArrayList<>();
    for (String line : resource("golden-texts.jsonl").lines().toList()) {
      rows.add(JsonValue.parse(line).asObject());
    }
    assertThat(rows).hasSizeGreaterThan(300);
    return rows;
  }

  @Test
  void wordsAreThoseOfDatatrove() throws Exception {
    for (JsonValue.JsonObject row : golden()) {
      String text = row.string("text");
      List<String> words = WordSplitter.english().function().split(text);
      if (row.find("words").isPresent()) {
        assertThat(words)
            .as(text)
            .isEqualTo(row.array("words").stream().map(JsonValue::asString).toList());
      } else {
        assertThat(words).as(text).hasSize((int) row.integer("wordCount"));
        CRC32 crc = new CRC32();
        crc.update(String.join("\n", words).getBytes(StandardCharsets.UTF_8));
        assertThat(crc.getValue()).as(text).isEqualTo(row.integer("wordsCrc"));
      }
    }
  }

  @Test
  void sentencesAreThoseOfDatatrove() throws Exception {
    for (JsonValue.JsonObject row : golden()) {
      String text = row.string("text");
      List<String> sentences = SentenceSplitter.english().function().split(text);
      assertThat(sentences.stream().map(s -> (long) s.length()).toList())
          .as(text)
          .isEqualTo(row.array("sentences").stream().map(JsonValue::asLong).toList());
      assertThat(String.join("", sentences)).isEqualTo(text);
    }
  }

  @Test
  void verdictsAndReasonsAreThoseOfDatatroveWithItsOwnThresholds() throws Exception {
    Set<String> reasons = new TreeSet<>();
    for (JsonValue.JsonObject row : golden()) {
      STANDARD.forEach(profile -> reasons.add(check(row, profile, "")));
    }
    assertThat(reasons).hasSizeGreaterThan(28);
  }

  @Test
  void verdictsAndReasonsAreThoseOfDatatroveWithOtherThresholds() throws Exception {
    for (JsonValue.JsonObject row : golden()) {
      LOOSE.forEach(profile -> check(row, profile, "-loose"));
    }
  }

  private static String check(JsonValue.JsonObject row, QualityProfile profile, String suffix) {
    String text = row.string("text");
    String name = profile.id() + suffix;
    Judgement judgement = profile.judge(text);
    assertThat(judgement.isKept() ? "keep" : judgement.reason())
        .as("%s of %s", name, text)
        .isEqualTo(row.string(name));
    assertThat(judgement.text())
        .isEqualTo(row.find(name + "-text").map(JsonValue::asString).orElse(text));
    assertThat(judgement.isKept()).isEqualTo(judgement.reason().isEmpty());
    return judgement.reason();
  }
}
