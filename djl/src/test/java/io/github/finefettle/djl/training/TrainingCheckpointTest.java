package io.github.finefettle.djl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCheckpointTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("run.checkpoint");
  }

  private static TrainingCheckpoint sample(float first) {
    ParameterSnapshot weights =
        ParameterSnapshot.of(
            Map.of("a", new float[] {first, -0f, Float.NaN, Float.MIN_VALUE}, "b", new float[0]));
    return new TrainingCheckpoint(
            new TreeMap<>(Map.of("parameters", CheckpointSection.of(weights))))
        .with("batches", CheckpointSection.of(JsonValue.object().put("epoch", 7).toJson()));
  }

  @Test
  void isReadBackToTheBit() throws IOException {
    sample(1).writeTo(file);
    TrainingCheckpoint read = TrainingCheckpoint.read(file);
    assertThat(read.parameters().fingerprint()).isEqualTo(sample(1).parameters().fingerprint());
    assertThat(read.section("batches").orElseThrow().values().integer("epoch")).isEqualTo(7);
    assertThat(read.section("optimizer")).isEmpty();
  }

  @Test
  void equalStatesGiveEqualBytesAndNothingElseIsLeftInTheFolder() throws IOException {
    Path other = folder.resolve("other.checkpoint");
    sample(1).writeTo(file);
    sample(2).writeTo(file);
    sample(2).writeTo(other);
    assertThat(file).hasSameBinaryContentAs(other);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, other);
    }
  }

  @Test
  void aFileTornAtAnyByteIsRefused() throws IOException {
    sample(1).writeTo(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> TrainingCheckpoint.read(file))
          .isInstanceOf(CheckpointFormatException.class)
          .hasMessageContaining("run.checkpoint");
    }
  }

  @Test
  void aFlippedBitIsNoticedWhereverItIs() throws IOException {
    sample(1).writeTo(file);
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 4;
      Files.write(file, damaged);
      assertThatThrownBy(() -> TrainingCheckpoint.read(file))
          .isInstanceOf(CheckpointFormatException.class);
    }
  }

  @Test
  void aForeignFileAndANewerVersionSaySo() throws IOException {
    Files.writeString(file, "DJL@ something else entirely, and long enough for a prefix of ours");
    assertThatThrownBy(() -> TrainingCheckpoint.read(file))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("no training checkpoint");
    sample(1).writeTo(file);
    byte[] newer = Files.readAllBytes(file);
    newer[11] = 2;
    Files.write(file, newer);
    assertThatThrownBy(() -> TrainingCheckpoint.read(file))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void aSectionIsGivenOnce() {
    assertThatThrownBy(
            () -> sample(1).with("batches", CheckpointSection.of(JsonValue.object().toJson())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("batches");
  }

  @Test
  void aSnapshotTellsBitsApart() {
    ParameterSnapshot plus = ParameterSnapshot.of(Map.of("a", new float[] {0f}));
    ParameterSnapshot minus = ParameterSnapshot.of(Map.of("a", new float[] {-0f}));
    assertThat(plus.fingerprint()).isNotEqualTo(minus.fingerprint());
    assertThat(plus.names()).isEqualTo(new java.util.TreeSet<>(List.of("a")));
    assertThatThrownBy(() -> plus.values("b").clone()).hasMessageContaining("no parameter b");
  }
}
