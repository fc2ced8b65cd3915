package io.github.finefettle.examples.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The pretrained stories260K model gives what an independent forward pass gave (reference.json
 * beside the checkpoint: PyTorch, 32-bit floats).
 */
class StoriesParityTest {
  private static Checkpoint checkpoint;
  private static LanguageModel model;
  private static JsonValue.JsonObject reference;

  @BeforeAll
  static void readCheckpoint() throws IOException {
    checkpoint = Checkpoint.read(RealData.stories());
    model = LanguageModel.of(checkpoint);
    reference =
        JsonValue.parse(Files.readString(RealData.stories().resolve("reference.json"))).asObject();
  }

  @AfterAll
  static void close() {
    if (model != null) {
      model.close();
    }
  }

  private static int[] ints(List<JsonValue> items) {
    return items.stream().mapToInt(item -> (int) item.asLong()).toArray();
  }

  @Test
  void sizesAreThoseOfTheModelCard() {
    assertThat(checkpoint.config().parameters()).isEqualTo(260_032);
    assertThat(checkpoint.config().headWidth()).isEqualTo(8);
  }

  @Test
  void tokenizerGivesTheReferenceIdsAndTheTextBack() {
    List<JsonValue> cases = reference.array("tokenizer_cases");
    assertThat(cases).hasSize(5);
    for (JsonValue item : cases) {
      JsonValue.JsonObject testCase = item.asObject();
      int[] ids = model.tokenizer().encode(testCase.string("text"));
      assertThat(ids).isEqualTo(ints(testCase.array("ids")));
      assertThat(model.tokenizer().decode(ids)).isEqualTo(testCase.string("roundtrip"));
    }
  }

  @Test
  void logitsAreThoseOfTheReference() {
    int[] prompt = ints(reference.get("greedy").asObject().array("prompt_ids"));
    float[][] logits = model.logits(prompt);
    List<JsonValue> expected = reference.array("logits_last_token_first16");
    for (int i = 0; i < expected.size(); i++) {
      assertThat((double) logits[prompt.length - 1][i])
          .isCloseTo(expected.get(i).asDouble(), within(1e-3));
    }
    assertThat(Arrays.stream(logits).mapToInt(Softmax::argmax).toArray())
        .isEqualTo(ints(reference.array("logits_argmax_per_position")));
  }

  @Test
  void greedyContinuationIsTheReferenceStory() {
    JsonValue.JsonObject greedy = reference.get("greedy").asObject();
    int[] expected = ints(greedy.array("generated_ids"));
    String prompt = greedy.string("prompt");
    int count = expected.length - model.tokenizer().encode(prompt).length;
    assertThat(model.continueGreedily(prompt, count)).isEqualTo(expected);
    assertThat(model.tokenizer().decode(expected)).isEqualTo(greedy.string("text"));
  }

  @Test
  void surpriseAtShakespeareIsThatOfTheReference() throws IOException {
    String text = RealData.shakespeare();
    assertSurprise("shakespeare_head_2000", text.substring(0, 2000));
    assertSurprise("shakespeare_tail_2000", text.substring(text.length() - 2000));
  }

  @Test
  void surpriseAtNamesIsThatOfTheReference() throws IOException {
    String names =
        Files.readString(
            RealData.folder("tiny_corpora").resolve("names.txt"), StandardCharsets.UTF_8);
    // The reference joined the names by spaces.
    assertSurprise("names_head", names.substring(0, 1389).replace('\n', ' '));
  }

  private static void assertSurprise(String name, String text) {
    JsonValue.JsonObject expected = reference.get("nll").asObject().get(name).asObject();
    LanguageModel.Surprise surprise = model.surprise(text);
    assertThat(surprise.bytes()).isEqualTo((int) expected.integer("text_utf8_bytes"));
    assertThat(surprise.tokens()).isEqualTo((int) expected.integer("tokens_predicted"));
    assertThat(surprise.mean()).isCloseTo(expected.number("mean_nll"), within(1e-3));
    assertThat(surprise.perplexity())
        .isCloseTo(expected.number("perplexity"), within(1e-3 * expected.number("perplexity")));
    assertThat(surprise.bitsPerByte()).isCloseTo(expected.number("bits_per_byte"), within(1e-3));
  }
}
