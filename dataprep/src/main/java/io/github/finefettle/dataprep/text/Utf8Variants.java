package io.github.finefettle.dataprep.text;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 as careless programs write it: characters beyond the first plane as two surrogates of three
 * bytes each (CESU-8), and U+0000 as two bytes (Java's modified UTF-8), beside the proper forms.
 */
final class Utf8Variants {
  private static final int PAIR = 6;
  private static final int NULL = 2;

  private Utf8Variants() {}

  /** Reads the bytes; a malformed place becomes U+FFFD. */
  static String decode(byte[] bytes, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int proper = from;
    int i = from;
    while (i < to) {
      int length = lengthAt(bytes, i, to);
      if (length > 0) {
        append(bytes, proper, i, out);
        out.appendCodePoint(length == PAIR ? codePoint(bytes, i) : 0);
        i += length;
        proper = i;
      } else {
        i++;
      }
    }
    append(bytes, proper, to, out);
    return out.toString();
  }

  private static void append(byte[] bytes, int from, int to, StringBuilder out) {
    if (to > from) {
      out.append(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
  }

  /** The length of an improper form that begins here: 6, 2, or 0 if there is none. */
  static int lengthAt(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xFF;
    if (lead == 0xC0) {
      return at + 1 < to && (bytes[at + 1] & 0xFF) == 0x80 ? NULL : 0;
    }
    boolean pair =
        lead == 0xED
            && at + PAIR <= to
            && between(bytes[at + 1], 0xA0, 0xAF)
            && between(bytes[at + 2], 0x80, 0xBF)
            && (bytes[at + 3] & 0xFF) == 0xED
            && between(bytes[at + 4], 0xB0, 0xBF)
            && between(bytes[at + 5], 0x80, 0xBF);
    return pair ? PAIR : 0;
  }

  private static boolean between(byte b, int least, int most) {
    return (b & 0xFF) >= least && (b & 0xFF) <= most;
  }

  private static int codePoint(byte[] bytes, int at) {
    char high = (char) (0xD000 | (bytes[at + 1] & 0x3F) << 6 | (bytes[at + 2] & 0x3F));
    char low = (char) (0xD000 | (bytes[at + 4] & 0x3F) << 6 | (bytes[at + 5] & 0x3F));
    return Character.toCodePoint(high, low);
  }
}
