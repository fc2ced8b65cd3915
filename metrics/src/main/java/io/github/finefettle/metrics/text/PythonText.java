package io.github.finefettle.metrics.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts as Python's {@code str} sees them, because the reference tools of most measures are written
 * in it: white space is what {@code str.isspace} says, which differs from Java's in both directions
 * (U+00A0, U+0085, U+2007 and U+202F are white space there), and characters are code points.
 */
public final class PythonText {
  private PythonText() {}

  /**
   * Whether {@code str.isspace} holds, in Python 3.11.
   *
   * @param c a UTF-16 code unit; all white space lies in the basic plane
   * @return true for 29 code points
   */
  public static boolean isSpace(char c) {
    if (c <= ' ') {
      return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    }
    if (c < 0x2000) {
      return c == 0x85 || c == 0xA0 || c == 0x1680;
    }
    return c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
  }

  /**
   * What {@code str.split()} without arguments gives.
   *
   * @param text any text
   * @return the parts between runs of white space, none of them empty
   */
  public static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int length = text.length();
    int from = 0;
    while (from < length) {
      while (from < length && isSpace(text.charAt(from))) {
        from++;
      }
      int to = from;
      while (to < length && !isSpace(text.charAt(to))) {
        to++;
      }
      if (to > from) {
        parts.add(text.substring(from, to));
      }
      from = to;
    }
    return parts;
  }

  /**
   * What {@code str.strip()} without arguments gives.
   *
   * @param text any text
   * @return the text without white space at its ends
   */
  public static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /**
   * What {@code str.rstrip()} without arguments gives.
   *
   * @param text any text
   * @return the text without white space at its end
   */
  public static String stripEnd(String text) {
    int to = text.length();
    while (to > 0 && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(0, to);
  }

  /**
   * What {@code str.lower()} gives, the same on every Java release. {@code String.toLowerCase} is
   * not: it takes in the letters that newer releases know, and takes other sigmas for the last
   * letter of a word.
   *
   * @param text any text
   * @return the text in lower case; characters newer than Unicode 13.0 are left as they are
   */
  public static String lower(String text) {
    return PythonLowerCase.of(text);
  }
}
