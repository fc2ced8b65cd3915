package io.github.finefettle.dataprep.io;

import java.nio.charset.StandardCharsets;

/**
 * How the strings of a file are escaped: which characters, and whether what is not ASCII is. Taken
 * from a token that is to be replaced, so that the new one looks as its writer would have made it.
 */
final class JsonStyle {
  private static final char[] LOWER = "0123456789abcdef".toCharArray();
  private static final char[] UPPER = "0123456789ABCDEF".toCharArray();

  private boolean nonAsciiEscaped;
  private boolean upper;
  private boolean slashEscaped;

  /** ASCII characters that stand as a backslash, u and four digits. */
  private final boolean[] byNumber = new boolean[128];

  private JsonStyle() {}

  static JsonStyle plain() {
    return new JsonStyle();
  }

  /**
   * The style of one string of a row; where it holds nothing but ASCII, whether other characters
   * are escaped goes by the other strings of the row.
   */
  static JsonStyle of(byte[] in, JsonTape tape, int node) {
    JsonStyle style = new JsonStyle();
    boolean bare = tape.has(node, JsonTape.NON_ASCII);
    boolean escaped = tape.kind(node) == ValueKind.STRING && style.learn(in, tape, node);
    for (int other = 0; other < tape.end() && !bare && !escaped; other = tape.firstChild(other)) {
      bare = tape.has(other, JsonTape.NON_ASCII);
      escaped =
          !bare
              && tape.kind(other) == ValueKind.STRING
              && tape.has(other, JsonTape.ESCAPED)
              && new JsonStyle().learn(in, tape, other);
    }
    style.nonAsciiEscaped = escaped && !bare;
    return style;
  }

  /** Notes the escapes of one string. True if one of them stands for what is not ASCII. */
  private boolean learn(byte[] in, JsonTape tape, int node) {
    boolean nonAscii = false;
    int to = tape.to(node);
    int at = Utf8Bytes.indexOf(in, (byte) '\\', tape.from(node), to);
    while (at < to) {
      byte c = in[at + 1];
      slashEscaped |= c == '/';
      if (c == 'u') {
        char code = JsonText.hex(in, at + 2);
        for (int i = at + 2; i < at + 6; i++) {
          upper |= in[i] >= 'A' && in[i] <= 'F';
        }
        if (code < 128) {
          byNumber[code] = true;
        } else if (!Character.isSurrogate(code) || isHalfOfPair(in, at, to)) {
          nonAscii = true;
        }
      }
      at = Utf8Bytes.indexOf(in, (byte) '\\', at + (c == 'u' ? 6 : 2), to);
    }
    return nonAscii;
  }

  /** A lone half must be escaped in any style, so that it says nothing about the style. */
  private static boolean isHalfOfPair(byte[] in, int at, int to) {
    return Character.isHighSurrogate(JsonText.hex(in, at + 2))
        && at + 11 < to
        && in[at + 6] == '\\'
        && in[at + 7] == 'u'
        && Character.isLowSurrogate(JsonText.hex(in, at + 8));
  }

  /** The string with its quotes, in UTF-8. */
  byte[] token(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128) {
        appendAscii(out, c);
      } else if (!Character.isSurrogate(c)) {
        append(out, c, nonAsciiEscaped);
      } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        append(out, c, nonAsciiEscaped);
        append(out, text.charAt(++i), nonAsciiEscaped);
      } else {
        append(out, c, true);
      }
    }
    return out.append('"').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void appendAscii(StringBuilder out, char c) {
    if (byNumber[c]) {
      append(out, c, true);
      return;
    }
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '/' -> out.append(slashEscaped ? "\\/" : "/");
      default -> append(out, c, c < ' ');
    }
  }

  private void append(StringBuilder out, char c, boolean escape) {
    if (!escape) {
      out.append(c);
      return;
    }
    char[] digits = upper ? UPPER : LOWER;
    out.append("\\u")
        .append(digits[c >>> 12])
        .append(digits[c >>> 8 & 15])
        .append(digits[c >>> 4 & 15])
        .append(digits[c & 15]);
  }
}
