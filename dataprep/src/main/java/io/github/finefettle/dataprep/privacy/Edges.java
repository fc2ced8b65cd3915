package io.github.finefettle.dataprep.privacy;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/**
 * What a value may touch. Letters count as part of a word only in scripts that put spaces between
 * words (Latin, Greek, Cyrillic, Armenian: all below U+0590): a number right after a Chinese word
 * is a number all the same.
 */
final class Edges {
  /** The first code unit after the Armenian block. */
  private static final char SPACED_SCRIPTS_END = 0x590;

  private Edges() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isAsciiLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || isAsciiLetter(c);
  }

  static boolean isLetter(char c) {
    return c < 0x80 ? isAsciiLetter(c) : c < SPACED_SCRIPTS_END && FrozenUnicode.isLetter(c);
  }

  static boolean isWord(char c) {
    return c == '_' || isDigit(c) || isLetter(c);
  }

  static boolean isWordAt(String text, int i) {
    return i >= 0 && i < text.length() && isWord(text.charAt(i));
  }

  static boolean isDigitAt(String text, int i) {
    return i >= 0 && i < text.length() && isDigit(text.charAt(i));
  }

  static boolean isAt(String text, int i, char c) {
    return i >= 0 && i < text.length() && text.charAt(i) == c;
  }

  /** The index after the run of digits that begins at {@code i}. */
  static int digitsEnd(String text, int i) {
    int end = i;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Whether a word in lower-case ASCII stands at {@code i}, in any case. */
  static boolean standsAt(String text, int i, String word) {
    return i >= 0 && text.regionMatches(true, i, word, 0, word.length());
  }
}
