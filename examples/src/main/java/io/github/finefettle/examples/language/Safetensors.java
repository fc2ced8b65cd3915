package io.github.finefettle.examples.language;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The safetensors file format: eight bytes with the length of a JSON header (little-endian), the
 * header with name, type, shape and place of each tensor, then the numbers. Only 32-bit floats are
 * read and written here.
 *
 * <p>The reader believes nothing: a header that runs beyond the file, places that overlap or leave
 * a gap, a shape that does not fit its place, a number that is not finite, each is an {@link
 * UnreadableCheckpointException}.
 */
public final class Safetensors {
  private static final String METADATA = "__metadata__";
  private static final int LENGTH_BYTES = 8;
  private static final int MOST_HEADER_BYTES = 100_000_000;
  private static final int MOST_DIMENSIONS = 8;

  private Safetensors() {}

  private record Place(String name, List<Integer> shape, long begin, long end) {}

  /**
   * Reads a file.
   *
   * @param file a safetensors file below 2 GB
   * @return its tensors by name, in name order
   * @throws UnreadableCheckpointException if the file is missing or damaged
   */
  public static SortedMap<String, Tensor> read(Path file) {
    return read(bytesOf(file), file.toString());
  }

  /** Reads the content of a file; the name is for messages. */
  static SortedMap<String, Tensor> read(byte[] content, String file) {
    try {
      return read(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
    } catch (JsonFormatException e) {
      throw damaged(file, "its header is not as expected: " + e.getMessage(), e);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static byte[] bytesOf(Path file) {
    try {
      if (Files.size(file) > Integer.MAX_VALUE - LENGTH_BYTES) {
        throw new UnreadableCheckpointException(
            "The file " + file + " is larger than 2 GB. This program is for small models.");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new UnreadableCheckpointException(
          "The file " + file + " does not exist. Name a folder that holds a checkpoint.", e);
    } catch (IOException e) {
      throw new UnreadableCheckpointException("The file " + file + " cannot be read.", e);
    }
  }

  private static UnreadableCheckpointException damaged(String file, String why, Throwable cause) {
    return new UnreadableCheckpointException(
        "The file " + file + " is no readable safetensors file: " + why + " Copy it again.", cause);
  }

  private static SortedMap<String, Tensor> read(ByteBuffer bytes) {
    if (bytes.remaining() < LENGTH_BYTES) {
      throw new IllegalArgumentException("it is shorter than eight bytes.");
    }
    long headerLength = bytes.getLong();
    if (headerLength < 2 || headerLength > Math.min(bytes.remaining(), MOST_HEADER_BYTES)) {
      throw new IllegalArgumentException(
          "its header should take " + headerLength + " bytes, which the file does not have.");
    }
    ByteBuffer header = bytes.slice(LENGTH_BYTES, (int) headerLength);
    ByteBuffer data =
        bytes
            .slice(
                LENGTH_BYTES + (int) headerLength,
                bytes.limit() - LENGTH_BYTES - (int) headerLength)
            .order(ByteOrder.LITTLE_ENDIAN);
    List<Place> places = places(JsonValue.parse(utf8(header)).asObject());
    checkThatPlacesCover(places, data.limit());
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    for (Place place : places) {
      tensors.put(place.name(), tensor(place, data));
    }
    return tensors;
  }

  private static String utf8(ByteBuffer header) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(header).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("its header is no UTF-8 text.", e);
    }
  }

  private static List<Place> places(JsonValue.JsonObject header) {
    return header.members().entrySet().stream()
        .filter(member -> !member.getKey().equals(METADATA))
        .map(member -> place(member.getKey(), member.getValue().asObject()))
        .sorted(Comparator.comparingLong(Place::begin))
        .toList();
  }

  private static Place place(String name, JsonValue.JsonObject entry) {
    String type = entry.string("dtype");
    if (!type.equals("F32")) {
      throw new IllegalArgumentException(
          "the tensor " + name + " is of type " + type + ", but only F32 is read.");
    }
    List<JsonValue> sizes = entry.array("shape");
    List<JsonValue> offsets = entry.array("data_offsets");
    if (sizes.size() > MOST_DIMENSIONS || offsets.size() != 2) {
      throw new IllegalArgumentException(
          "the tensor " + name + " has no sound shape or no two offsets.");
    }
    List<Integer> shape = sizes.stream().map(size -> Math.toIntExact(size.asLong())).toList();
    long expected = Float.BYTES;
    for (int size : shape) {
      expected = Math.multiplyExact(expected, size);
    }
    Place place = new Place(name, shape, offsets.get(0).asLong(), offsets.get(1).asLong());
    if (place.begin() < 0 || place.end() - place.begin() != expected || expected <= 0) {
      throw new IllegalArgumentException(
          "the tensor "
              + name
              + " of shape "
              + shape
              + " does not fit its place from "
              + place.begin()
              + " to "
              + place.end()
              + ".");
    }
    return place;
  }

  private static void checkThatPlacesCover(List<Place> places, int dataBytes) {
    long end = 0;
    for (Place place : places) {
      if (place.begin() != end) {
        throw new IllegalArgumentException(
            "the tensor "
                + place.name()
                + " begins at "
                + place.begin()
                + " instead of "
                + end
                + ".");
      }
      end = place.end();
    }
    if (end != dataBytes) {
      throw new IllegalArgumentException(
          "its tensors need " + end + " bytes but it has " + dataBytes + ".");
    }
  }

  private static Tensor tensor(Place place, ByteBuffer data) {
    float[] values = new float[(int) ((place.end() - place.begin()) / Float.BYTES)];
    data.slice((int) place.begin(), (int) (place.end() - place.begin()))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "the tensor " + place.name() + " holds a number that is not finite.");
      }
    }
    return Tensor.of(place.shape().stream().mapToInt(Integer::intValue).toArray(), values);
  }

  /**
   * Writes a file; equal tensors give equal bytes.
   *
   * @param file where; replaced if it exists
   * @param tensors the tensors by name
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
    SortedMap<String, Tensor> ordered = new TreeMap<>(tensors);
    Map<String, JsonValue> entries = new LinkedHashMap<>();
    long begin = 0;
    for (Map.Entry<String, Tensor> entry : ordered.entrySet()) {
      long end = begin + (long) Float.BYTES * entry.getValue().size();
      entries.put(entry.getKey(), headerEntry(entry.getValue(), begin, end));
      begin = end;
    }
    byte[] header =
        new JsonValue.JsonObject(entries).toCanonicalString().getBytes(StandardCharsets.UTF_8);
    // Spaces after the header bring the numbers to a multiple of eight bytes, as the format asks.
    int padded = (header.length + LENGTH_BYTES - 1) / LENGTH_BYTES * LENGTH_BYTES;
    ByteBuffer head =
        ByteBuffer.allocate(LENGTH_BYTES + padded).order(ByteOrder.LITTLE_ENDIAN).putLong(padded);
    head.put(header);
    while (head.hasRemaining()) {
      head.put((byte) ' ');
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head.array());
      for (Tensor tensor : ordered.values()) {
        out.write(bytesOf(tensor));
      }
    }
  }

  private static JsonValue headerEntry(Tensor tensor, long begin, long end) {
    JsonObjectBuilder entry = JsonValue.object().put("dtype", "F32");
    entry.put("shape", Arrays.stream(tensor.shape()).mapToObj(JsonValue::of).toList());
    entry.put("data_offsets", List.of(JsonValue.of(begin), JsonValue.of(end)));
    return entry.toJson();
  }

  private static byte[] bytesOf(Tensor tensor) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * tensor.size()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor.values());
    return bytes.array();
  }
}
