package io.github.finefettle.examples.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir private Path folder;

  private static byte[] file(String header, float... data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + 4 * data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    for (float value : data) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("model.safetensors"), bytes);
  }

  @Test
  void whatWasWrittenIsReadBack() throws IOException {
    Map<String, Tensor> tensors =
        Map.of(
            "b", Tensor.of(new int[] {2, 3}, new float[] {1, -2, 3.5f, 0, 1e-30f, 7}),
            "a", Tensor.of(new int[] {1}, new float[] {-0.0f}));
    Path file = folder.resolve("two.safetensors");
    Safetensors.write(file, tensors);
    assertThat(Safetensors.read(file)).isEqualTo(tensors);
    // The numbers begin at a multiple of eight bytes.
    assertThat(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getLong())
        .matches(length -> length % 8 == 0);
  }

  @Test
  void aFileLaidOutByHandIsRead() throws IOException {
    Path file =
        written(
            file(
                "{\"__metadata__\":{\"format\":\"pt\"},"
                    + "\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                1.5f,
                -2));
    assertThat(Safetensors.read(file))
        .containsOnly(Map.entry("x", Tensor.of(new int[] {2}, new float[] {1.5f, -2})));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\":{\"dtype\":\"F16\",\"shape\":[4],\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1e300],\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}",
        "{\"x\":{\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"x\":3}",
        "[]",
        "{\"x\":",
        "no JSON at all"
      })
  void aHeaderThatDoesNotFitIsRefusedInWords(String header) throws IOException {
    Path file = written(file(header, 1, 2));
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(UnreadableCheckpointException.class)
        .hasMessageContaining("model.safetensors");
  }

  @Test
  void aFileCutAnywhereIsRefusedInWords() throws IOException {
    byte[] whole = file("{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 1, 2);
    assertThat(Safetensors.read(written(whole))).hasSize(1);
    for (int length = 0; length < whole.length; length++) {
      Path file = written(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Safetensors.read(file))
          .as("cut at %d", length)
          .isInstanceOf(UnreadableCheckpointException.class);
    }
  }

  @Test
  void aNumberThatIsNotFiniteIsRefused() throws IOException {
    String header = "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    Path file = written(file(header, 1, Float.NaN));
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(UnreadableCheckpointException.class)
        .hasMessageContaining("not finite");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    byte[] bytes = new byte[64];
    Arrays.fill(bytes, (byte) 0xFF);
    bytes[0] = 16;
    Arrays.fill(bytes, 1, 8, (byte) 0);
    Path file = written(bytes);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(UnreadableCheckpointException.class)
        .hasMessageContaining("UTF-8");
  }
}
