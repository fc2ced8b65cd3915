package io.github.finefettle.dataprep.text;

/**
 * One look over a text that says which repairs can have anything to do, as a set of bits.
 *
 * <p>Most texts need no repair, so this loop is what repair costs. Printable ASCII, tabs and line
 * feeds are passed by with two comparisons a character and nothing is allocated; each other
 * character sets the bit of its kind, by a table of the first 256 or else of the blocks of 256.
 */
final class TextScan {
  static final int AMPERSAND = 1;
  static final int LESS_THAN = 1 << 1;
  static final int CARRIAGE_RETURN = 1 << 2;
  static final int ESCAPE = 1 << 3;

  /** U+0000 to U+001F but tab, line feed, form feed and carriage return; U+007F. */
  static final int CONTROL = 1 << 4;

  /** U+0080 to U+009F. */
  static final int CONTROL_1 = 1 << 5;

  static final int BEYOND_ASCII = 1 << 6;

  /** U+0100 to U+02FF, and the Latin ligatures of U+FB00. */
  static final int LIGATURE = 1 << 7;

  /** Blocks with curly quotes: U+0200, U+2000. */
  static final int QUOTE = 1 << 8;

  /** Blocks with characters that normal form C may change. */
  static final int COMPOSABLE = 1 << 9;

  /** U+2000 to U+20FF: separators of lines, directions, formatting. */
  static final int PUNCTUATION = 1 << 10;

  static final int SURROGATE = 1 << 11;

  /** U+3000, and U+FF00 to U+FFFF. */
  static final int WIDTH = 1 << 12;

  /** U+FE00 to U+FFFF: byte order marks, annotations. */
  static final int SPECIAL = 1 << 13;

  private static final int[] FIRST = first();
  private static final int[] BLOCKS = blocks();

  private TextScan() {}

  /** The bits of a part of a text. */
  static int of(String text, int from, int to) {
    int bits = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      bits |= c < 0x100 ? FIRST[c] : BLOCKS[c >> 8];
    }
    return bits;
  }

  private static int[] first() {
    int[] first = new int[0x100];
    for (int c = 0; c < 0x100; c++) {
      boolean layout = c == '\t' || c == '\n' || c == '\f' || c == '\r';
      first[c] = (c >= 0x80 ? BEYOND_ASCII : (c < 0x20 || c == 0x7F) && !layout ? CONTROL : 0);
      first[c] |= c >= 0x80 && c < 0xA0 ? CONTROL_1 : 0;
    }
    first['&'] |= AMPERSAND;
    first['<'] |= LESS_THAN;
    first['\r'] |= CARRIAGE_RETURN;
    first[0x1B] |= ESCAPE;
    return first;
  }

  private static int[] blocks() {
    int[] blocks = new int[0x100];
    for (int block = 1; block < 0x100; block++) {
      int bits = BEYOND_ASCII | (block >= 3 ? COMPOSABLE : 0);
      bits |= block <= 2 || block == 0xFB ? LIGATURE : 0;
      bits |= block == 2 || block == 0x20 ? QUOTE : 0;
      bits |= block == 0x20 ? PUNCTUATION : 0;
      bits |= block >= 0xD8 && block < 0xE0 ? SURROGATE : 0;
      bits |= block == 0x30 || block == 0xFF ? WIDTH : 0;
      bits |= block >= 0xFE ? SPECIAL : 0;
      blocks[block] = bits;
    }
    return blocks;
  }
}
