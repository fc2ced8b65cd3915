package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/** White space and line ends, as of Unicode 13.0 and as Python's strings have them. */
final class TextSpace {
  private TextSpace() {}

  /** Whether a code point is white space; the same set as Python's {@code str.isspace}. */
  static boolean isSpace(int c) {
    if (c < 128) {
      return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    }
    if (c == 0x85 || c == 0xA0) {
      return true;
    }
    if (c < 0x1680) {
      return false;
    }
    int type = FrozenUnicode.type(c);
    return type == Character.SPACE_SEPARATOR
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** Whether a line ends after a code point; between a return and its feed no line ends. */
  static boolean endsLine(String text, int at, int c) {
    if (c == '\r') {
      return at + 1 == text.length() || text.charAt(at + 1) != '\n';
    }
    return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** The first place at or after a place that is no white space, or the end. */
  static int skip(String text, int from, int end) {
    int i = from;
    while (i < end && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The place after the last character before an end that is no white space. */
  static int trimEnd(String text, int from, int end) {
    int i = end;
    while (i > from && isSpace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }
}
