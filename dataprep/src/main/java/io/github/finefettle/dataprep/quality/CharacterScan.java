package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.text.internal.AsciiBytes;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/*
 * The kernel behind TextMeasures.
 *
 * Every row of a data set goes through it, so it is one plain loop without a string, an object, a
 * pattern or a branch per word; a mispredicted branch at each word's end would cost more than all
 * the counting. What makes it fast:
 *
 * - All classes of an ASCII character are counted by a single addition: a table holds, for each
 *   character, a long with a 1 in each of its classes, 12 bits apart. The sums are taken out after
 *   at most 4,095 characters, before a field can overflow.
 * - Texts of ASCII without a carriage return, which are most, are counted eight characters at a
 *   time, each class by the number of bits in the set of its places.
 * - A word begins where a character that is no white space follows one that is: a mask and an
 *   addition, whatever the text.
 *
 * Characters beyond ASCII, and the carriage return, take the slow path, one code point at a time.
 */
final class CharacterScan {
  private static final int STRETCH = 4095;
  private static final int FIELD = 0xFFF;
  private static final int DIGITS_AT = 12;
  private static final int SPACES_AT = 24;
  private static final int CAPITALS_AT = 36;
  private static final int FEEDS_AT = 48;
  private static final long LETTER = 1;
  private static final long DIGIT = 1L << DIGITS_AT;
  private static final long SPACE = 1L << SPACES_AT;
  private static final long CAPITAL = 1L << CAPITALS_AT;
  private static final long FEED = 1L << FEEDS_AT;

  /** A negative class: the character takes the slow path. */
  private static final long SLOW = Long.MIN_VALUE;

  private static final long[] CLASSES = classes();

  long characters;
  long words;
  long lines;
  long letters;
  long digits;
  long spaces;
  long capitals;

  /** The class of the character before; a text begins as if after white space. */
  private long previous = SPACE;

  CharacterScan(String text) {
    int length = text.length();
    byte[] ascii = text.indexOf('\r') < 0 ? AsciiBytes.orNull(text) : null;
    int at = ascii == null ? 0 : scanEights(ascii);
    while (at < length) {
      int end = scanAscii(text, at, Math.min(length, at + STRETCH));
      at = end < length && isSlow(text.charAt(end)) ? end + scanOne(text, end) : end;
    }
    lines += length == 0 ? 0 : 1;
  }

  private static long[] classes() {
    long[] classes = new long[128];
    for (int c = '0'; c <= '9'; c++) {
      classes[c] = DIGIT;
    }
    for (int c = 'a'; c <= 'z'; c++) {
      classes[c] = LETTER;
      classes[c - 'a' + 'A'] = LETTER | CAPITAL;
    }
    for (int c = 0; c <= ' '; c++) {
      classes[c] = TextSpace.isSpace(c) ? SPACE : 0;
    }
    classes['\n'] |= FEED;
    classes['\r'] = SLOW;
    return classes;
  }

  private static boolean isSlow(char c) {
    return c >= 128 || c == '\r';
  }

  /** Scans up to the end or the first character of the slow path; gives where it stopped. */
  private int scanAscii(String text, int from, int end) {
    long counts = 0;
    long starts = 0;
    long before = previous;
    int i = from;
    for (; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        break;
      }
      long kind = CLASSES[c];
      if (kind < 0) {
        break;
      }
      counts += kind;
      starts += before & ~kind & SPACE;
      before = kind;
    }
    previous = before;
    characters += i - from;
    words += starts >>> SPACES_AT;
    letters += counts & FIELD;
    digits += counts >>> DIGITS_AT & FIELD;
    spaces += counts >>> SPACES_AT & FIELD;
    capitals += counts >>> CAPITALS_AT & FIELD;
    lines += counts >>> FEEDS_AT & FIELD;
    return i;
  }

  /** Scans as many times eight characters as there are; gives where it stopped. */
  private int scanEights(byte[] ascii) {
    long before = 0x80;
    int large = 0;
    int small = 0;
    int numbers = 0;
    int blanks = 0;
    int feeds = 0;
    int starts = 0;
    int i = 0;
    for (int last = ascii.length - 8; i <= last; i += 8) {
      long eight = AsciiBytes.eight(ascii, i);
      long separators = AsciiBytes.between(eight, 0x1C, ' ');
      long space = AsciiBytes.between(eight, '\t', '\r') | separators;
      large += Long.bitCount(AsciiBytes.between(eight, 'A', 'Z'));
      small += Long.bitCount(AsciiBytes.between(eight, 'a', 'z'));
      numbers += Long.bitCount(AsciiBytes.between(eight, '0', '9'));
      blanks += Long.bitCount(space);
      feeds += Long.bitCount(AsciiBytes.between(eight, '\n', '\n'));
      starts += Long.bitCount(((space << 8) | before) & ~space & AsciiBytes.ALL);
      before = space >>> 56;
    }
    characters = i;
    words = starts;
    lines = feeds;
    letters = (long) large + small;
    digits = numbers;
    spaces = blanks;
    capitals = large;
    previous = before == 0 ? 0 : SPACE;
    return i;
  }

  /** Scans one code point of any kind; gives its length in UTF-16 units. */
  private int scanOne(String text, int at) {
    int c = text.codePointAt(at);
    characters++;
    if (TextSpace.isSpace(c)) {
      spaces++;
      lines += TextSpace.endsLine(text, at, c) ? 1 : 0;
      previous = SPACE;
    } else {
      words += previous >>> SPACES_AT & 1;
      previous = 0;
      count(c);
    }
    return Character.charCount(c);
  }

  private void count(int c) {
    switch (FrozenUnicode.type(c)) {
      case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> {
        letters++;
        capitals++;
      }
      case Character.LOWERCASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          letters++;
      case Character.DECIMAL_DIGIT_NUMBER -> digits++;
      default -> {
        // a symbol: what is left of the characters
      }
    }
  }
}
