package io.github.finefettle.dataprep.text;

import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Predicate;

/**
 * A single-byte code page, read in both directions, in the "sloppy" form of browsers: a byte that
 * the code page leaves undefined is the control character of the same number, so that no byte is
 * ever lost.
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

  static final CodePage LATIN_1 = of("ISO-8859-1", decode("ISO-8859-1"));
  static final CodePage WINDOWS_1252 = of("windows-1252", decode("windows-1252"));
  static final CodePage MACROMAN = of("MacRoman", MAC_ROMAN);
  static final CodePage ISO_8859_15 = of("ISO-8859-15", decode("ISO-8859-15"));

  /** Those through which UTF-8 is read by mistake, in the order in which they are tried. */
  static final List<CodePage> ALL =
      List.of(
          LATIN_1,
          WINDOWS_1252,
          of("windows-1251", decode("windows-1251")),
          of("windows-1250", decode("windows-1250")),
          of("windows-1253", decode("windows-1253")),
          of("windows-1254", decode("windows-1254")),
          of("windows-1257", decode("windows-1257")),
          of("ISO-8859-2", decode("ISO-8859-2")),
          MACROMAN,
          of("cp437", decode("IBM437")));

  private static final int BLOCKS = 256;

  /** Below this, whether a page of {@link #ALL} has a character: a bit for each of them. */
  private static final char[] PAGES = pages();

  /** The pages that give U+FFFD the place of a byte that was lost. */
  private static final int WINDOWS = bits(page -> page.isWindows());

  /** Stands for a byte that was replaced by U+FFFD: the control that once had that meaning. */
  static final byte LOST = 0x1A;

  private final String name;
  private final char[] upperHalf;

  /** For each block of 256 characters where its bytes begin; block 0 of the array is all zeros. */
  private final short[] blockStart;

  private final byte[] bytes;

  private CodePage(String name, char[] upperHalf, short[] blockStart, byte[] bytes) {
    this.name = name;
    this.upperHalf = upperHalf;
    this.blockStart = blockStart;
    this.bytes = bytes;
  }

  private static String decode(String charset) {
    byte[] upper = new byte[128];
    for (int i = 0; i < 128; i++) {
      upper[i] = (byte) (128 + i);
    }
    return new String(upper, Charset.forName(charset));
  }

  private static CodePage of(String name, String characters) {
    char[] upperHalf = new char[128];
    short[] blockStart = new short[BLOCKS];
    byte[] bytes = new byte[BLOCKS * 12];
    int used = BLOCKS;
    for (int i = 0; i < 128; i++) {
      char c = characters.charAt(i);
      upperHalf[i] = c == '\uFFFD' ? (char) (128 + i) : c;
      int block = upperHalf[i] >> 8;
      if (blockStart[block] == 0) {
        blockStart[block] = (short) used;
        used += BLOCKS;
      }
      bytes[blockStart[block] + (upperHalf[i] & 0xFF)] = (byte) (128 + i);
    }
    return new CodePage(name, upperHalf, blockStart, bytes);
  }

  String name() {
    return name;
  }

  /** One of {@link #ALL}. */
  static CodePage named(String name) {
    return ALL.stream().filter(page -> page.name.equals(name)).findFirst().orElseThrow();
  }

  /** Whether it is one of Windows, which programs decode carelessly: bytes get lost. */
  boolean isWindows() {
    return name.startsWith("windows-");
  }

  /** The pages of {@link #ALL} that have all characters of a text, a bit for each. */
  static int pagesOf(String text) {
    int pages = (1 << ALL.size()) - 1;
    for (int i = 0, n = text.length(); i < n && pages != 0; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        pages &= c < PAGES.length ? PAGES[c] : pagesOf(c);
      } else if (c == LOST) {
        pages &= ~WINDOWS;
      }
    }
    return pages;
  }

  private static int pagesOf(char c) {
    return c == '\uFFFD' ? WINDOWS : bits(page -> page.byteOf(c) != 0);
  }

  private static char[] pages() {
    char[] pages = new char[0x2600];
    for (char c = 0x80; c < pages.length; c++) {
      pages[c] = (char) pagesOf(c);
    }
    return pages;
  }

  private static int bits(Predicate<CodePage> condition) {
    int bits = 0;
    for (int i = 0; i < ALL.size(); i++) {
      bits |= condition.test(ALL.get(i)) ? 1 << i : 0;
    }
    return bits;
  }

  /** The character of a byte 128 to 255. */
  char characterOf(int b) {
    return upperHalf[b - 128];
  }

  /** The byte of a non-ASCII character, 128 to 255, or 0 if the code page has none. */
  int byteOf(char c) {
    return bytes[blockStart[c >> 8] + (c & 0xFF)] & 0xFF;
  }

  /** The bytes of a text all of whose characters the page has. */
  byte[] encode(String text) {
    byte[] out = new byte[text.length()];
    for (int i = 0; i < out.length; i++) {
      char c = text.charAt(i);
      out[i] = c < 0x80 ? (byte) c : c == '\uFFFD' ? LOST : (byte) byteOf(c);
    }
    return out;
  }

  /** The character that windows-1252 has for a byte 0x80 to 0x9F, or the control itself. */
  static char windows1252(char control) {
    return WINDOWS_1252.characterOf(control);
  }
}
