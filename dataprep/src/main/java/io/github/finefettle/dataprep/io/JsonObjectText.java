package io.github.finefettle.dataprep.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes JSON objects member by member. */
final class JsonObjectText {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  JsonObjectText() {
    out.write('{');
  }

  void member(String name, String text) {
    member(name, JsonStyle.plain().token(text));
  }

  void member(String name, byte[] value) {
    if (out.size() > 1) {
      out.write(',');
    }
    out.writeBytes(JsonStyle.plain().token(name));
    out.write(':');
    out.writeBytes(value);
  }

  byte[] bytes() {
    out.write('}');
    return out.toByteArray();
  }

  /**
   * One more member for an object, with the comma and white space that stand between its first two
   * members, or a comma alone.
   */
  static byte[] memberBehind(byte[] in, JsonTape tape, int object, byte[] name, byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int first = tape.firstChild(object);
    int stop = tape.next(object);
    byte[] colon = {':'};
    if (first != stop) {
      int second = tape.next(first);
      out.writeBytes(
          second == stop
              ? ",".getBytes(StandardCharsets.US_ASCII)
              : Arrays.copyOfRange(in, valueEnd(tape, first), tape.nameFrom(second) - 1));
      colon = Arrays.copyOfRange(in, tape.nameTo(first) + 1, valueStart(tape, first));
    }
    out.writeBytes(name);
    out.writeBytes(colon);
    out.writeBytes(value);
    return out.toByteArray();
  }

  private static int valueStart(JsonTape tape, int node) {
    return tape.from(node) - (tape.kind(node) == ValueKind.STRING ? 1 : 0);
  }

  private static int valueEnd(JsonTape tape, int node) {
    return tape.to(node) + (tape.kind(node) == ValueKind.STRING ? 1 : 0);
  }
}
