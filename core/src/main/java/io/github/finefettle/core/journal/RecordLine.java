package io.github.finefettle.core.journal;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One record on one line: eight hexadecimal digits of the CRC-32C of the JSON's bytes, a space, how
 * many bytes these are, a space, the canonical JSON in UTF-8, a line feed. Canonical JSON holds no
 * line feed, so a line is a record.
 */
final class RecordLine {
  private static final int CHECKSUM_DIGITS = 8;

  private RecordLine() {}

  static byte[] encode(JsonValue.JsonObject record) {
    String json = record.toCanonicalString();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    String line = checksum(bytes) + " " + bytes.length + " " + json + "\n";
    return line.getBytes(StandardCharsets.UTF_8);
  }

  /** The record of a line given without its line feed, or empty if the line is damaged. */
  static Optional<JsonValue.JsonObject> decode(byte[] line) {
    int afterLength = indexOf(line, ' ', CHECKSUM_DIGITS + 1);
    if (afterLength < 0 || line[CHECKSUM_DIGITS] != ' ') {
      return Optional.empty();
    }
    byte[] json = Arrays.copyOfRange(line, afterLength + 1, line.length);
    String expectedHead = checksum(json) + " " + json.length;
    String head = new String(line, 0, afterLength, StandardCharsets.ISO_8859_1);
    if (!head.equals(expectedHead)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonValue.parse(new String(json, StandardCharsets.UTF_8)).asObject());
    } catch (JsonFormatException e) {
      return Optional.empty();
    }
  }

  private static int indexOf(byte[] line, char wanted, int from) {
    for (int i = from; i < line.length; i++) {
      if (line[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static String checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    String hex = Long.toHexString(crc.getValue());
    return "0".repeat(CHECKSUM_DIGITS - hex.length()) + hex;
  }
}
