package io.github.finefettle.dataprep.missing;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a text can hold nothing for a reader, though it may have characters. */
public enum Emptiness {
  /** It has no character, or white space only. */
  BLANK,
  /** It has only characters that nobody sees: zero-width ones, controls, fillers, white space. */
  INVISIBLE,
  /**
   * It has only remnants of markup: tags, entities for spaces, control tokens such as {@code
   * <|end|>}, empty links, code fences and rules without anything between them. In data about
   * markup such a text can be meant.
   */
  MARKUP;

  private static final Pattern ENTITY_OF_NOTHING =
      Pattern.compile(
          "&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|lrm|rlm|shy"
              + "|#(?:32|9|10|13|160|173|820[0-7]|65279)|#[xX](?:20|09|0?[aAdD]|[aA][0dD]|200[bBcCdDeEfF]));");

  private static final Pattern EMPTY_LINK = Pattern.compile("!?\\[\\]\\([^()\\s]{0,2000}\\)");

  /**
   * How a text is empty. Takes time linear in its length.
   *
   * @param text any text
   * @return the first kind that fits, or empty where the text shows something
   */
  public static Optional<Emptiness> of(String text) {
    int first = nextVisible(text, 0);
    if (first == text.length()) {
      return Optional.of(text.isBlank() ? BLANK : INVISIBLE);
    }
    return isMarkup(text, first) ? Optional.of(MARKUP) : Optional.empty();
  }

  /**
   * Whether a text shows nothing at all: it is blank or has invisible characters only. Markup
   * counts as shown.
   *
   * @param text any text
   * @return true if it shows nothing
   */
  public static boolean showsNothing(String text) {
    return nextVisible(text, 0) == text.length();
  }

  /** The text without what nobody sees at its two ends: white space, zero-width characters. */
  static String trimmed(String text) {
    int begin = nextVisible(text, 0);
    int end = text.length();
    while (end > begin && isInvisible(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(begin, end);
  }

  private static int nextVisible(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!isInvisible(c)) {
        return i;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  private static boolean isInvisible(int c) {
    if (c > 0x20 && c < 0x7F) {
      return false;
    }
    return switch (FrozenUnicode.type(c)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT ->
          true;
      default -> isFiller(c);
    };
  }

  /** Assigned as letters or marks, but drawn as nothing. */
  private static boolean isFiller(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF)
        || (c >= 0x180B && c <= 0x180E)
        || c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || c == 0x2800
        || c == 0x3164
        || c == 0xFFA0;
  }

  private static boolean isMarkup(String text, int first) {
    // Asked once, so that many open brackets without an end do not each search the whole text.
    int lastEnd = text.lastIndexOf('>');
    int i = first;
    while (i < text.length()) {
      int end = markupEnd(text, i, lastEnd);
      if (end < 0) {
        return false;
      }
      i = nextVisible(text, end);
    }
    return true;
  }

  /** The end of the piece of markup that begins here, or -1. */
  private static int markupEnd(String text, int at, int lastEnd) {
    return switch (text.charAt(at)) {
      case '<' -> at < lastEnd && opensTag(text, at) ? text.indexOf('>', at) + 1 : -1;
      case '&' -> end(ENTITY_OF_NOTHING, text, at);
      case '!', '[' -> end(EMPTY_LINK, text, at);
      case '`', '~', '*', '-', '_' -> ruleEnd(text, at);
      default -> -1;
    };
  }

  private static boolean opensTag(String text, int at) {
    char next = text.charAt(at + 1);
    return (next >= 'a' && next <= 'z')
        || (next >= 'A' && next <= 'Z')
        || next == '/'
        || next == '!'
        || next == '|';
  }

  private static int end(Pattern pattern, String text, int at) {
    var matcher = pattern.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher.end() : -1;
  }

  /** A code fence or a rule: three or more of one sign. */
  private static int ruleEnd(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) == text.charAt(at)) {
      end++;
    }
    return end - at >= 3 ? end : -1;
  }
}
