package io.github.finefettle.djl.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.quality.ContextLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a small tokenizer of our own: words and signs, the rest unknown. */
class HuggingFaceTokenCounterTest {
  private static final String TOKENIZER =
      """
      {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
       "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
       "post_processor": null, "decoder": null,
       "model": {"type": "WordLevel", "unk_token": "[UNK]",
                 "vocab": {"[UNK]": 0, "once": 1, "upon": 2, "a": 3, "time": 4, ".": 5}}}
      """;

  @TempDir Path folder;

  private Path model() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    return Files.writeString(file, TOKENIZER, StandardCharsets.UTF_8);
  }

  @Test
  void countsTheTokensOfTheModel() throws IOException {
    try (HuggingFaceTokenCounter tokens = HuggingFaceTokenCounter.of(model())) {
      assertThat(tokens.count("Once upon a time.")).isEqualTo(5);
      assertThat(tokens.count("")).isZero();
      assertThat(tokens.count("unknown words count too")).isEqualTo(4);
      assertThat(tokens.count("a ".repeat(5000))).as("nothing is cut").isEqualTo(5000);
    }
  }

  @Test
  void aLimitOfTheModelFlagsWhatWouldBeCut() throws Exception {
    try (HuggingFaceTokenCounter tokens = HuggingFaceTokenCounter.of(model())) {
      ContextLimit limit = ContextLimit.of(tokens.named("stories.tokens", 1), 8);
      Example brief = Example.of(new RowId("a", 0), Map.of(Role.INPUT, "Once upon a time"));
      Example extended = Example.of(new RowId("a", 1), Map.of(Role.INPUT, "time ".repeat(40)));
      assertThat(limit.apply(brief).notes()).isEmpty();
      assertThat(limit.apply(extended).notes()).hasSize(1);
      assertThat(limit.apply(extended).notes().get(0).measured()).hasValue(40);
    }
  }

  @Test
  void saysWhatIsMissingOrNoTokenizer() throws IOException {
    assertThatThrownBy(() -> HuggingFaceTokenCounter.of(Path.of("nowhere/tokenizer.json")).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
    Path other = Files.writeString(folder.resolve("other.json"), "{}", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> HuggingFaceTokenCounter.of(other).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other.json");
  }
}
