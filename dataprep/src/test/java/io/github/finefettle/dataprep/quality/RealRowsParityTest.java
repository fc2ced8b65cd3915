package io.github.finefettle.dataprep.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same comparison on real rows, of which only verdicts and checksums are kept. */
class RealRowsParityTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpteacher-codegen-response",
        "gpteacher-roleplay-response",
        "gsm8k-question",
        "gsm8k-answer",
        "tinyshakespeare-3000",
        "gpteacher-roleplay-by-20"
      })
  void wordsSentencesAndVerdictsOfRealRowsAreThoseOfDatatrove(String name) throws Exception {
    List<String> rows = rows(name);
    JsonValue.JsonObject golden =
        JsonValue.parse(DatatroveParityTest.resource("golden-rows.json"))
            .asObject()
            .get(name)
            .asObject();
    assertThat(rows).hasSize((int) golden.integer("rows"));
    assertThat(checksum(rows, text -> EnglishText.words(text)))
        .isEqualTo(golden.integer("wordsCrc"));
    assertThat(checksum(rows, text -> EnglishText.sentences(text)))
        .isEqualTo(golden.integer("sentencesCrc"));
    for (QualityProfile profile : DatatroveParityTest.STANDARD) {
      checkVerdicts(rows, profile, golden.get(profile.id()).asObject());
    }
  }

  private static List<String> rows(String name) throws Exception {
    return switch (name) {
      case "gpteacher-codegen-response" -> RealRows.gpteacher("codegen", "response");
      case "gpteacher-roleplay-response" -> RealRows.gpteacher("roleplay", "response");
      case "gsm8k-question" -> RealRows.gsm8k("question");
      case "gsm8k-answer" -> RealRows.gsm8k("answer");
      case "tinyshakespeare-3000" ->
          RealRows.pieces(RealRows.unzipped("tiny_corpora/tinyshakespeare.txt.gz"), 3000);
      default -> {
        List<String> responses = RealRows.gpteacher("roleplay", "response");
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < 1900; i += 20) {
          joined.add(String.join("\n\n", responses.subList(i, i + 20)));
        }
        yield joined;
      }
    };
  }

  private static long checksum(List<String> rows, Function<String, List<String>> cut) {
    CRC32 crc = new CRC32();
    for (String row : rows) {
      for (String part : cut.apply(row)) {
        crc.update((part + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return crc.getValue();
  }

  private static void checkVerdicts(
      List<String> rows, QualityProfile profile, JsonValue.JsonObject golden) {
    List<String> reasons = golden.array("reasons").stream().map(JsonValue::asString).toList();
    List<String> expected = new ArrayList<>();
    for (String run : golden.string("runs").split(" ", -1)) {
      int count = run.length() == 1 ? 1 : Integer.parseInt(run.substring(1));
      for (int i = 0; i < count; i++) {
        expected.add(reasons.get(run.charAt(0) - 'a'));
      }
    }
    List<String> found = new ArrayList<>();
    CRC32 texts = new CRC32();
    for (String row : rows) {
      Judgement judgement = profile.judge(row);
      found.add(judgement.isKept() ? "keep" : judgement.reason());
      texts.update((judgement.text() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    assertThat(found).isEqualTo(expected);
    assertThat(texts.getValue()).isEqualTo(golden.integer("textsCrc"));
  }

  @Test
  void gophersLeastLengthWouldDropMostPromptsOfAGoodFineTuningSet() throws Exception {
    List<String> questions = RealRows.gsm8k("question");
    long tooShort =
        questions.stream()
            .filter(q -> GopherQuality.standard().judge(q).reason().equals("gopher_short_doc"))
            .count();
    // Why the profiles are opt-in: 4,900 and more of 7,473 prompts are too short for the web rules.
    assertThat((double) tooShort / questions.size()).isBetween(0.6, 0.75);
  }
}
