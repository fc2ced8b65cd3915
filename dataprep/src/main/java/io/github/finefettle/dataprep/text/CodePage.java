package io.github.finefettle.dataprep.text;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/**
 * A single-byte code page, read backwards: which byte a character stands for.
 *
 * <p>The "sloppy" form that browsers use: a byte that the code page leaves undefined is the control
 * character of the same number. For windows-1252 the controls U+0080 to U+009F count beside the
 * printable characters, so that it covers latin-1 too, and texts that mix the two.
 */
final class CodePage {
  /** The upper half of MacRoman; the charset is missing from small Java runtimes. */
  private static final String MAC_ROMAN =
      "\u00C4\u00C5\u00C7\u00C9\u00D1\u00D6\u00DC\u00E1\u00E0\u00E2\u00E4\u00E3\u00E5\u00E7\u00E9\u00E8"
          + "\u00EA\u00EB\u00ED\u00EC\u00EE\u00EF\u00F1\u00F3\u00F2\u00F4\u00F6\u00F5\u00FA\u00F9\u00FB\u00FC"
          + "\u2020\u00B0\u00A2\u00A3\u00A7\u2022\u00B6\u00DF\u00AE\u00A9\u2122\u00B4\u00A8\u2260\u00C6\u00D8"
          + "\u221E\u00B1\u2264\u2265\u00A5\u00B5\u2202\u2211\u220F\u03C0\u222B\u00AA\u00BA\u03A9\u00E6\u00F8"
          + "\u00BF\u00A1\u00AC\u221A\u0192\u2248\u2206\u00AB\u00BB\u2026\u00A0\u00C0\u00C3\u00D5\u0152\u0153"
          + "\u2013\u2014\u201C\u201D\u2018\u2019\u00F7\u25CA\u00FF\u0178\u2044\u20AC\u2039\u203A\uFB01\uFB02"
          + "\u2021\u00B7\u201A\u201E\u2030\u00C2\u00CA\u00C1\u00CB\u00C8\u00CD\u00CE\u00CF\u00CC\u00D3\u00D4"
          + "\uF8FF\u00D2\u00DA\u00DB\u00D9\u0131\u02C6\u02DC\u00AF\u02D8\u02D9\u02DA\u00B8\u02DD\u02DB\u02C7";

  static final CodePage WINDOWS_1252 = of("windows-1252", decode("windows-1252"));

  /** In the order in which a tie between them is decided: the commoner damage first. */
  static final List<CodePage> ALL =
      List.of(
          WINDOWS_1252,
          of("windows-1251", decode("windows-1251")),
          of("windows-1250", decode("windows-1250")),
          of("windows-1253", decode("windows-1253")),
          of("windows-1254", decode("windows-1254")),
          of("windows-1257", decode("windows-1257")),
          of("iso-8859-2", decode("iso-8859-2")),
          of("macroman", MAC_ROMAN),
          of("cp437", decode("IBM437")));

  private final String name;
  private final char[] characters;
  private final byte[] bytes;

  private CodePage(String name, char[] characters, byte[] bytes) {
    this.name = name;
    this.characters = characters;
    this.bytes = bytes;
  }

  private static String decode(String charset) {
    byte[] upper = new byte[128];
    for (int i = 0; i < 128; i++) {
      upper[i] = (byte) (128 + i);
    }
    return new String(upper, Charset.forName(charset));
  }

  private static CodePage of(String name, String upperHalf) {
    // Sorted (character, byte) pairs, packed so that one sort orders both.
    long[] pairs = new long[160];
    int n = 0;
    for (int i = 0; i < 128; i++) {
      char c = upperHalf.charAt(i);
      pairs[n++] = ((long) (c == '\uFFFD' ? (char) (128 + i) : c) << 8) | (128 + i);
    }
    if (name.equals("windows-1252")) {
      for (int i = 0x80; i < 0xA0; i++) {
        if (upperHalf.charAt(i - 128) != '\uFFFD') {
          pairs[n++] = ((long) i << 8) | i;
        }
      }
    }
    Arrays.sort(pairs, 0, n);
    char[] characters = new char[n];
    byte[] bytes = new byte[n];
    for (int i = 0; i < n; i++) {
      characters[i] = (char) (pairs[i] >> 8);
      bytes[i] = (byte) (pairs[i] & 0xFF);
    }
    return new CodePage(name, characters, bytes);
  }

  String name() {
    return name;
  }

  /** The byte of a non-ASCII character, 128 to 255, or -1 if the code page has none. */
  int byteOf(char c) {
    int at = Arrays.binarySearch(characters, c);
    return at < 0 ? -1 : bytes[at] & 0xFF;
  }

  /** The character that windows-1252 has for a byte 0x80 to 0x9F, or the control itself. */
  static char windows1252(char control) {
    char c = C1.charAt(control - 0x80);
    return c == '\uFFFD' ? control : c;
  }

  private static final String C1 = decode("windows-1252").substring(0, 32);
}
