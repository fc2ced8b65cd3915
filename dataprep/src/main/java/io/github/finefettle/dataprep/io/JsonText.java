package io.github.finefettle.dataprep.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The texts of JSON strings, from the bytes between their quotes, which are known to be valid. */
final class JsonText {
  private JsonText() {}

  static String name(byte[] in, JsonTape tape, int node) {
    return decode(
        in,
        tape.nameFrom(node),
        tape.nameTo(node),
        tape.has(node, JsonTape.NAME_ESCAPED),
        tape.has(node, JsonTape.NAME_NON_ASCII));
  }

  static String value(byte[] in, JsonTape tape, int node) {
    return decode(
        in,
        tape.from(node),
        tape.to(node),
        tape.has(node, JsonTape.ESCAPED),
        tape.has(node, JsonTape.NON_ASCII));
  }

  /** The text of a string that was not checked; wrong escapes stand for themselves. */
  static String loose(byte[] in, int from, int to) {
    byte[] quoted = new byte[to - from + 2];
    quoted[0] = '"';
    quoted[quoted.length - 1] = '"';
    System.arraycopy(in, from, quoted, 1, to - from);
    JsonTokenizer tokenizer = new JsonTokenizer(quoted, 0, quoted.length);
    return tokenizer.run()
        ? value(quoted, tokenizer.tape(), 0)
        : new String(in, from, to - from, StandardCharsets.UTF_8);
  }

  static boolean sameName(byte[] in, JsonTape tape, int one, int other) {
    if (tape.has(one, JsonTape.NAME_ESCAPED) || tape.has(other, JsonTape.NAME_ESCAPED)) {
      return name(in, tape, one).equals(name(in, tape, other));
    }
    return Arrays.equals(
        in, tape.nameFrom(one), tape.nameTo(one), in, tape.nameFrom(other), tape.nameTo(other));
  }

  private static String decode(byte[] in, int from, int to, boolean escaped, boolean nonAscii) {
    if (escaped) {
      return unescaped(in, from, to, nonAscii);
    }
    return new String(
        in, from, to - from, nonAscii ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  /**
   * Copies what stands between escapes in runs. The copy stays in bytes as long as the escapes are
   * of ASCII, which nearly all are; any other escape may be half of a pair, which bytes of UTF-8
   * cannot hold.
   */
  private static String unescaped(byte[] in, int from, int to, boolean nonAscii) {
    byte[] out = new byte[to - from];
    int size = 0;
    int at = from;
    while (at < to) {
      int slash = Utf8Bytes.indexOf(in, (byte) '\\', at, to);
      System.arraycopy(in, at, out, size, slash - at);
      size += slash - at;
      at = slash;
      if (at < to) {
        char c = escape(in, at);
        if (c >= 0x80) {
          return unescapedChars(in, at, to, out, size, nonAscii);
        }
        out[size++] = (byte) c;
        at += in[at + 1] == 'u' ? 6 : 2;
      }
    }
    return new String(
        out, 0, size, nonAscii ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  private static String unescapedChars(
      byte[] in, int from, int to, byte[] head, int headSize, boolean nonAscii) {
    var charset = nonAscii ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    StringBuilder text = new StringBuilder(to - from + headSize);
    text.append(new String(head, 0, headSize, charset));
    int at = from;
    while (at < to) {
      int slash = Utf8Bytes.indexOf(in, (byte) '\\', at, to);
      if (slash > at) {
        text.append(new String(in, at, slash - at, charset));
      }
      at = slash;
      if (at < to) {
        text.append(escape(in, at));
        at += in[at + 1] == 'u' ? 6 : 2;
      }
    }
    return text.toString();
  }

  private static char escape(byte[] in, int slash) {
    return switch (in[slash + 1]) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex(in, slash + 2);
      default -> (char) in[slash + 1];
    };
  }

  static char hex(byte[] in, int at) {
    int code = 0;
    for (int i = at; i < at + 4; i++) {
      code = code << 4 | Character.digit(in[i], 16);
    }
    return (char) code;
  }
}
