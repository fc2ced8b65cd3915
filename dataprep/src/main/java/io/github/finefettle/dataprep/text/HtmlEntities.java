package io.github.finefettle.dataprep.text;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Turns HTML character references into the characters they stand for. Only references that end with
 * a semicolon count, so that a web address with <code>&amp;copy=1</code> stays as it is. The
 * numbers 128 to 159 are read as windows-1252, as browsers do. Pure, and linear in the length of
 * the text.
 */
public final class HtmlEntities {
  /** The longest name has 31 letters, and a number may have leading zeros. */
  private static final int LONGEST = 34;

  private static final int LAST_CODE_POINT = Character.MAX_CODE_POINT;

  /** Names that browsers know without a semicolon: what they begin says nothing about the rest. */
  private static final Set<String> WITHOUT_SEMICOLON =
      Set.of("AMP", "COPY", "ETH", "GT", "LT", "QUOT", "REG", "THORN");

  private HtmlEntities() {}

  /**
   * Resolves the references of a text, once: <code>&amp;amp;lt;</code> becomes <code>&amp;lt;
   * </code> . A reference to a character that cannot stand in a text (a surrogate, a control)
   * stays.
   *
   * @param text any text
   * @return the text with its references resolved; the same text if it has none
   */
  public static String unescape(String text) {
    int amp = text.indexOf('&');
    if (amp < 0) {
      return text;
    }
    StringBuilder out = null;
    int copied = 0;
    while (amp >= 0) {
      int end = endOfReference(text, amp);
      String character = end < 0 ? null : usual(text, amp + 1, end);
      if (character != null) {
        out = out == null ? new StringBuilder(text.length()) : out;
        out.append(text, copied, amp).append(character);
        copied = end + 1;
      }
      amp = text.indexOf('&', Math.max(copied, amp + 1));
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  /**
   * Resolves the references of a text until none is left: <code>&amp;amp;lt;</code> becomes <code>
   * &lt;</code>. Names in capitals count too (<code>&amp;EACUTE;</code>), and numbers as HTML 5
   * reads them: a surrogate, zero or a number beyond Unicode is U+FFFD, other controls vanish.
   *
   * @param text any text
   * @return the text with its references resolved; the same text if it has none
   */
  public static String unescapeFully(String text) {
    int amp = text.indexOf('&');
    if (amp < 0 || text.indexOf(';', amp) < 0) {
      return text;
    }
    // Written like a stack: what a reference stands for may be a part of another one.
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, amp);
    boolean changed = false;
    for (int i = amp; i < text.length(); i++) {
      out.append(text.charAt(i));
      while (!out.isEmpty() && out.charAt(out.length() - 1) == ';') {
        int start = startOfReference(out);
        String character = start < 0 ? null : any(out.substring(start + 1, out.length() - 1));
        if (character == null) {
          break;
        }
        changed = true;
        out.setLength(start);
        out.append(character);
      }
    }
    return changed ? out.toString() : text;
  }

  private static int endOfReference(String text, int amp) {
    int most = Math.min(text.length(), amp + LONGEST);
    for (int i = amp + 1; i < most; i++) {
      char c = text.charAt(i);
      if (c == ';') {
        return i > amp + 1 ? i : -1;
      }
      if (!isInside(c)) {
        return -1;
      }
    }
    return -1;
  }

  private static int startOfReference(StringBuilder out) {
    int last = out.length() - 2;
    for (int i = last; i >= 0 && i > last - LONGEST; i--) {
      char c = out.charAt(i);
      if (c == '&') {
        return i < last ? i : -1;
      }
      if (!isInside(c)) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isInside(char c) {
    return MojibakeSignatures.isAsciiLetter(c) || (c >= '0' && c <= '9') || c == '#';
  }

  private static @Nullable String usual(String text, int from, int end) {
    if (text.charAt(from) != '#') {
      return named(text.substring(from, end));
    }
    int codePoint = number(text.substring(from + 1, end));
    if (codePoint < 0) {
      return null;
    }
    if (codePoint >= 0x80 && codePoint < 0xA0) {
      codePoint = CodePage.windows1252((char) codePoint);
    }
    return isText(codePoint) ? Character.toString(codePoint) : null;
  }

  private static @Nullable String any(String name) {
    if (name.charAt(0) == '#') {
      int codePoint = number(name.substring(1));
      return codePoint < 0 ? null : asInHtml5(codePoint);
    }
    String character = named(name);
    return character != null ? character : capital(name);
  }

  private static @Nullable String named(String name) {
    String character = Entities.getByName(name);
    return character.isEmpty() ? null : character;
  }

  /** A name of small letters that something turned into capitals stands for the capital. */
  private static @Nullable String capital(String name) {
    if (!name.equals(name.toUpperCase(Locale.ROOT))) {
      return null;
    }
    for (int length = 2; length <= Math.min(5, name.length()); length++) {
      if (WITHOUT_SEMICOLON.contains(name.substring(0, length))) {
        return null;
      }
    }
    String small = named(name.toLowerCase(Locale.ROOT));
    return small == null ? null : small.toUpperCase(Locale.ROOT);
  }

  /** The number of a reference, any that is too great as one beyond Unicode; -1 if it is none. */
  private static int number(String digits) {
    boolean hexadecimal = digits.startsWith("x") || digits.startsWith("X");
    int radix = hexadecimal ? 16 : 10;
    int from = hexadecimal ? 1 : 0;
    int number = 0;
    for (int i = from; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      if (digit < 0) {
        return -1;
      }
      number = Math.min(number * radix + digit, LAST_CODE_POINT + 1);
    }
    return digits.length() == from ? -1 : number;
  }

  private static String asInHtml5(int codePoint) {
    if (codePoint >= 0x80 && codePoint < 0xA0) {
      return String.valueOf(CodePage.windows1252((char) codePoint));
    }
    boolean half = codePoint >= 0xD800 && codePoint < 0xE000;
    if (codePoint == 0 || codePoint > LAST_CODE_POINT || half) {
      return "\uFFFD";
    }
    boolean layout =
        codePoint == '\t' || codePoint == '\n' || codePoint == '\f' || codePoint == '\r';
    boolean control = codePoint < 0x20 ? !layout : codePoint == 0x7F;
    boolean noncharacter =
        (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    return control || noncharacter ? "" : Character.toString(codePoint);
  }

  private static boolean isText(int codePoint) {
    if (codePoint == '\t' || codePoint == '\n' || codePoint == '\r') {
      return true;
    }
    return Character.isValidCodePoint(codePoint)
        && !Character.isISOControl(codePoint)
        && Character.getType(codePoint) != Character.SURROGATE;
  }
}
