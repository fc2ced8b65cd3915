package io.github.finefettle.metrics.text;

import java.util.Locale;

/**
 * Lower case as Python's {@code str.lower} has it, the same on every Java release.
 *
 * <p>It differs from {@code String.toLowerCase(Locale.ROOT)} at the Greek final sigma, where Java
 * looks for the borders of a word and Python for the nearest character that is not case-ignorable
 * (the Unicode standard, table 3-17). Characters newer than Unicode 13.0 are left as they are,
 * because whether they have a small letter depends on the release.
 */
final class PythonLowerCase {
  /** Below this, lower case is one to one and has never changed. */
  private static final char FIRST_SPECIAL = '\u0130';

  private static final int DOTTED_CAPITAL_I = 0x130;
  private static final int CAPITAL_SIGMA = 0x3A3;
  private static final int SMALL_SIGMA = 0x3C3;
  private static final int FINAL_SIGMA = 0x3C2;

  /** Case-ignorable by their place in words, whatever their general category. */
  private static final String IGNORABLE_MARKS =
      "'.:^`\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

  private PythonLowerCase() {}

  static String of(String text) {
    int length = text.length();
    int i = 0;
    while (i < length && text.charAt(i) < FIRST_SPECIAL) {
      i++;
    }
    if (i == length) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder out = new StringBuilder(length + 2);
    for (int at = 0; at < length; ) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      if (c == DOTTED_CAPITAL_I) {
        out.append("i\u0307");
      } else if (c == CAPITAL_SIGMA) {
        out.appendCodePoint(isFinal(text, at, next) ? FINAL_SIGMA : SMALL_SIGMA);
      } else {
        out.appendCodePoint(Unicode13Classes.isAssigned(c) ? Character.toLowerCase(c) : c);
      }
      at = next;
    }
    return out.toString();
  }

  /** Whether a cased letter comes before and none behind, over what is case-ignorable. */
  private static boolean isFinal(String text, int at, int next) {
    int before = at;
    int c = -1;
    while (before > 0 && (c < 0 || isIgnorable(c))) {
      c = text.codePointBefore(before);
      before -= Character.charCount(c);
    }
    if (c < 0 || isIgnorable(c) || !isCased(c)) {
      return false;
    }
    int behind = next;
    while (behind < text.length()) {
      c = text.codePointAt(behind);
      if (!isIgnorable(c)) {
        return !isCased(c);
      }
      behind += Character.charCount(c);
    }
    return true;
  }

  private static boolean isCased(int c) {
    return Unicode13Classes.isAssigned(c)
        && (Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c));
  }

  private static boolean isIgnorable(int c) {
    if (!Unicode13Classes.isAssigned(c)) {
      return false;
    }
    // Two vowel signs that became spacing marks in later versions; Python 3.11 has the first so.
    if (c == 0x1734 || c == 0x1171E) {
      return c == 0x1171E;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> IGNORABLE_MARKS.indexOf(c) >= 0;
    };
  }
}
