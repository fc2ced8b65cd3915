package io.github.finefettle.dataprep.text.internal;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The properties of characters as of Unicode 13.0, the version of Java 17.
 *
 * <p>Each Java release brings its own version of Unicode, so that the same program would cut, fold
 * or repair the same text differently on another release. Here a character that Unicode 13.0 does
 * not know is unassigned on every release, and the few properties that later versions changed for
 * older characters have their old values. All methods are pure.
 */
public final class FrozenUnicode {
  private static final long[] ASSIGNED = Unicode13Ranges.bits();

  /** Below this all code points are assigned and no later version has changed one. */
  private static final int FIRST_DOUBTFUL = 0x180;

  private FrozenUnicode() {}

  /**
   * Whether Unicode 13.0 assigns a code point, be it as a surrogate or for private use.
   *
   * @param c a code point
   * @return whether it is assigned
   */
  public static boolean isAssigned(int c) {
    return (ASSIGNED[c >> 6] >>> c & 1) != 0;
  }

  /**
   * The general category, as {@link Character#getType(int)} gives it.
   *
   * @param c a code point
   * @return {@link Character#UNASSIGNED} for what is newer than Unicode 13.0
   */
  public static int type(int c) {
    if (!isAssigned(c)) {
      return Character.UNASSIGNED;
    }
    // Two vowel signs that became spacing marks in Unicode 14.0.
    return c == 0x1734 || c == 0x1171E ? Character.NON_SPACING_MARK : Character.getType(c);
  }

  /**
   * Whether a code point is a letter.
   *
   * @param c a code point
   * @return whether it is one
   */
  public static boolean isLetter(int c) {
    return isAssigned(c) && Character.isLetter(c);
  }

  /**
   * Whether a code point is a letter or a decimal digit.
   *
   * @param c a code point
   * @return whether it is one
   */
  public static boolean isLetterOrDigit(int c) {
    return isAssigned(c) && Character.isLetterOrDigit(c);
  }

  /**
   * Whether a code point is a capital.
   *
   * @param c a code point
   * @return whether it is one
   */
  public static boolean isUpperCase(int c) {
    return isAssigned(c) && Character.isUpperCase(c);
  }

  /**
   * Whether a code point is a small letter.
   *
   * @param c a code point
   * @return whether it is one
   */
  public static boolean isLowerCase(int c) {
    return isAssigned(c) && c != 0x10FC && c != 0xAB69 && Character.isLowerCase(c);
  }

  /**
   * The script of a code point.
   *
   * @param c a code point
   * @return {@link UnicodeScript#UNKNOWN} for what is newer than Unicode 13.0
   */
  public static UnicodeScript script(int c) {
    if (!isAssigned(c)) {
      return UnicodeScript.UNKNOWN;
    }
    return c == 0x16FE2 || c == 0x16FE3 ? UnicodeScript.COMMON : UnicodeScript.of(c);
  }

  /**
   * A code point brought to upper and then to lower case, so that all forms of a letter meet.
   *
   * @param c a code point
   * @return the folded code point
   */
  public static int foldCase(int c) {
    if (c >= FIRST_DOUBTFUL && (!isAssigned(c) || c == 0x19B || c == 0x264)) {
      return c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  /**
   * A text in lower case, by the rules of no one language.
   *
   * @param text any text
   * @return the text in lower case
   */
  public static String lowerCase(String text) {
    return inKnownParts(text, part -> part.toLowerCase(Locale.ROOT));
  }

  /**
   * A text in normal form C. A character that Unicode 13.0 does not know neither joins with its
   * neighbours nor changes places with them, as the standard has it for unassigned ones.
   *
   * @param text any text
   * @return the text in the form
   */
  public static String composed(String text) {
    if (isBelowMarks(text)) {
      return text;
    }
    return inKnownParts(text, part -> Normalizer.normalize(part, Normalizer.Form.NFC));
  }

  /** Whether a text has the form for sure: no character below the first mark, U+0300, changes. */
  private static boolean isBelowMarks(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x300) {
        return false;
      }
    }
    return true;
  }

  private static String inKnownParts(String text, UnaryOperator<String> change) {
    int unknown = nextUnknown(text, 0);
    if (unknown == text.length()) {
      return change.apply(text);
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (unknown < text.length()) {
      out.append(change.apply(text.substring(from, unknown)));
      int c = text.codePointAt(unknown);
      out.appendCodePoint(c);
      from = unknown + Character.charCount(c);
      unknown = nextUnknown(text, from);
    }
    return out.append(change.apply(text.substring(from))).toString();
  }

  private static int nextUnknown(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!isAssigned(c)) {
        return i;
      }
      i += Character.charCount(c);
    }
    return i;
  }
}
