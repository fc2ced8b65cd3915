package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * Bytes as they stand in a file. Immutable. It may be a view of a larger buffer, which it keeps
 * from being freed: copy what is kept for long ({@link #toByteArray()}).
 */
public final class RawBytes {
  /** No bytes. */
  public static final RawBytes EMPTY = new RawBytes(new byte[0], 0, 0);

  private static final byte[] QUOTE = {'\\', '"'};

  private final byte[] bytes;
  private final int from;
  private final int to;

  private RawBytes(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /**
   * A copy of bytes.
   *
   * @param bytes the bytes
   * @return the same bytes
   */
  public static RawBytes of(byte[] bytes) {
    return new RawBytes(bytes.clone(), 0, bytes.length);
  }

  /** A view of bytes that nobody will change. */
  static RawBytes view(byte[] bytes, int from, int to) {
    return new RawBytes(bytes, from, to);
  }

  /** A copy of these bytes with others behind them. */
  RawBytes plus(RawBytes more) {
    byte[] both = Arrays.copyOf(toByteArray(), length() + more.length());
    System.arraycopy(more.bytes, more.from, both, length(), more.length());
    return new RawBytes(both, 0, both.length);
  }

  /**
   * The bytes of a text in UTF-8.
   *
   * @param text the text; half a character becomes a question mark
   * @return its bytes
   */
  public static RawBytes utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new RawBytes(bytes, 0, bytes.length);
  }

  /**
   * How many bytes there are.
   *
   * @return 0 or more
   */
  public int length() {
    return to - from;
  }

  /**
   * A copy.
   *
   * @return the bytes
   */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /**
   * A view for reading.
   *
   * @return a new buffer, from its position to its limit
   */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes, from, to - from).asReadOnlyBuffer();
  }

  /**
   * One of the bytes.
   *
   * @param at its place, from 0
   * @return the byte
   * @throws IndexOutOfBoundsException if there is none at that place
   */
  public byte at(int at) {
    return bytes[from + Objects.checkIndex(at, to - from)];
  }

  /**
   * Writes the bytes.
   *
   * @param out where to
   * @throws IOException if that fails
   */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, from, to - from);
  }

  /**
   * The JSON form: a string if the bytes are valid UTF-8, else an object with the member {@code
   * base64}.
   *
   * @return a string or an object
   */
  public JsonValue toJson() {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, to - from))
              .toString();
      return JsonValue.of(text);
    } catch (CharacterCodingException e) {
      return JsonValue.object()
          .put("base64", Base64.getEncoder().encodeToString(toByteArray()))
          .toJson();
    }
  }

  /**
   * Writes the canonical text of {@link #toJson()} in UTF-8, without making a text of the bytes.
   *
   * @param out where to
   * @throws IOException if that fails
   */
  public void writeJsonTo(OutputStream out) throws IOException {
    if (Utf8Bytes.validEnd(bytes, from, to) < to) {
      out.write(toJson().toCanonicalString().getBytes(StandardCharsets.UTF_8));
      return;
    }
    out.write('"');
    int at = from;
    while (at < to) {
      int escaped = Utf8Bytes.escapedAt(bytes, at, to);
      out.write(bytes, at, escaped - at);
      if (escaped < to) {
        out.write(escape(bytes[escaped]));
      }
      at = escaped + 1;
    }
    out.write('"');
  }

  /** How the canonical form writes a quote, a backslash or a control. */
  private static byte[] escape(byte c) {
    if (c == '"') {
      return QUOTE;
    }
    String quoted = JsonValue.of(String.valueOf((char) c)).toCanonicalString();
    return quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json a string or an object
   * @return the bytes
   * @throws io.github.finefettle.core.definition.JsonFormatException if it has another form
   */
  public static RawBytes fromJson(JsonValue json) {
    if (json instanceof JsonValue.JsonString text) {
      return utf8(text.value());
    }
    byte[] bytes = Base64.getDecoder().decode(json.asObject().string("base64"));
    return new RawBytes(bytes, 0, bytes.length);
  }

  /** Whether the other one holds the same bytes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RawBytes that
        && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  /** How many bytes; never the bytes, which may be a user's text. */
  @Override
  public String toString() {
    return length() + " bytes";
  }
}
