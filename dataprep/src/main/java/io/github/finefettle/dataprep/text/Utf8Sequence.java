package io.github.finefettle.dataprep.text;

import org.jspecify.annotations.Nullable;

/**
 * Characters of a text that, taken as bytes of a code page, are one character in UTF-8.
 *
 * @param start where it begins
 * @param end behind its last character
 * @param codePoint what it decodes to; U+FFFD for one that lost its end
 * @param lossy whether a byte was lost, so that a replacement character stands in its place
 */
record Utf8Sequence(int start, int end, int codePoint, boolean lossy) {
  private static final int REPLACEMENT = 0xFFFD;

  int length() {
    return end - start;
  }

  /** The sequence that begins at a place, or null if there is none. */
  static @Nullable Utf8Sequence at(String text, int start, CodePage page) {
    int lead = byteAt(text, start, page);
    if (lead < 0xC2 || lead > 0xF4) {
      return null;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    int codePoint = lead & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      int next = byteAt(text, start + i, page);
      if (next < 0x80 || next > 0xBF) {
        return cutShort(text, start, i);
      }
      codePoint = (codePoint << 6) | (next & 0x3F);
    }
    int end = start + length;
    if (codePoint >= 0xD800 && codePoint < 0xDC00) {
      return surrogates(text, start, end, codePoint, page);
    }
    boolean overlong = (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
    boolean invalid = codePoint > 0x10FFFF || (codePoint >= 0xDC00 && codePoint < 0xE000);
    return overlong || invalid ? null : new Utf8Sequence(start, end, codePoint, false);
  }

  /** Two surrogates of three bytes each, as CESU-8 writes a character beyond the first plane. */
  private static @Nullable Utf8Sequence surrogates(
      String text, int start, int middle, int high, CodePage page) {
    int first = byteAt(text, middle, page);
    int second = byteAt(text, middle + 1, page);
    int third = byteAt(text, middle + 2, page);
    if (first != 0xED || second < 0xB0 || second > 0xBF || third < 0x80 || third > 0xBF) {
      return null;
    }
    int low = 0xD000 | ((second & 0x3F) << 6) | (third & 0x3F);
    int codePoint = Character.toCodePoint((char) high, (char) low);
    return new Utf8Sequence(start, middle + 3, codePoint, false);
  }

  /**
   * A sequence whose end was replaced: by U+FFFD, or by a question mark where at least two of its
   * characters are left.
   */
  private static @Nullable Utf8Sequence cutShort(String text, int start, int good) {
    int at = start + good;
    if (at >= text.length()) {
      return null;
    }
    char c = text.charAt(at);
    boolean lost = c == REPLACEMENT || (c == '?' && good >= 2);
    return lost ? new Utf8Sequence(start, at + 1, REPLACEMENT, true) : null;
  }

  private static int byteAt(String text, int at, CodePage page) {
    if (at >= text.length()) {
      return -1;
    }
    char c = text.charAt(at);
    return c < 0x80 ? -1 : page.byteOf(c);
  }
}
