package io.github.finefettle.examples.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyModel.checkpoint().write(folder);
  }

  private void replace(String file, String before, String after) throws IOException {
    String text = Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    assertThat(text).contains(before);
    Files.writeString(folder.resolve(file), text.replace(before, after), StandardCharsets.UTF_8);
  }

  private void assertRefused(String part) {
    assertThatThrownBy(() -> Checkpoint.read(folder))
        .isInstanceOf(UnreadableCheckpointException.class)
        .hasMessageContaining(part);
  }

  @Test
  void whatWasWrittenIsReadBackAndWrittenWithTheSameBytes() throws IOException {
    Checkpoint read = Checkpoint.read(folder);
    assertThat(read.config()).isEqualTo(TinyModel.CONFIG);
    assertThat(read.tensors()).isEqualTo(TinyModel.checkpoint().tensors());
    Path again = folder.resolve("again");
    read.write(again);
    for (String name : new String[] {"config.json", "model.safetensors", "tokenizer.json"}) {
      assertThat(again.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
    }
  }

  @Test
  void aMissingFolderOrFileIsNamed() throws IOException {
    assertThatThrownBy(() -> Checkpoint.read(folder.resolve("nowhere")))
        .isInstanceOf(UnreadableCheckpointException.class)
        .hasMessageContaining("nowhere");
    Files.delete(folder.resolve("tokenizer.json"));
    assertRefused("tokenizer.json does not exist");
  }

  @Test
  void sizesThatDoNotFitTheWeightsAreRefused() throws IOException {
    replace("config.json", "\"intermediate_size\": 12", "\"intermediate_size\": 13");
    assertRefused("has shape");
  }

  @Test
  void aLayerTooManyIsRefused() throws IOException {
    replace("config.json", "\"num_hidden_layers\": 2", "\"num_hidden_layers\": 3");
    assertRefused("lack the tensor");
  }

  @Test
  void aLayerTooFewIsRefused() throws IOException {
    replace("config.json", "\"num_hidden_layers\": 2", "\"num_hidden_layers\": 1");
    assertRefused("does not have");
  }

  @Test
  void headsThatDoNotDivideTheWidthAreRefused() throws IOException {
    replace("config.json", "\"num_attention_heads\": 2", "\"num_attention_heads\": 3");
    assertRefused("num_attention_heads");
  }

  @Test
  void anotherKindOfModelIsRefused() throws IOException {
    replace("config.json", "\"llama\"", "\"bert\"");
    assertRefused("bert");
  }

  @Test
  void anotherRotaryLayoutIsRefused() throws IOException {
    replace("config.json", "interleaved pairs", "half-split");
    assertRefused("rope_layout");
  }

  @Test
  void aHugeSizeIsRefusedBeforeAnythingIsMade() throws IOException {
    replace("config.json", "\"vocab_size\": 261", "\"vocab_size\": 2610000000");
    assertRefused("vocab_size");
  }

  @Test
  void garbageInAJsonFileIsRefused() throws IOException {
    Files.write(folder.resolve("config.json"), new byte[] {(byte) 0xC3, 0x28});
    assertRefused("no UTF-8");
    Files.writeString(folder.resolve("config.json"), "{\"architecture\":", StandardCharsets.UTF_8);
    assertRefused("config.json");
  }

  @Test
  void aPretrainedModelIsNoClassifier() {
    assertThatThrownBy(() -> TextClassifier.load(folder))
        .isInstanceOf(UnreadableCheckpointException.class)
        .hasMessageContaining("without labels");
  }
}
