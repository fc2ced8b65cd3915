package io.github.finefettle.dataprep.text;

import io.github.finefettle.dataprep.text.internal.AsciiBytes;

/**
 * One form of white space: lines end with a line feed, every Unicode space and tab is a plain
 * space, several become one, lines do not end with spaces, at most one line in a row is blank, and
 * the text neither begins nor ends with white space. The indentation of a line after the first is
 * kept (as many spaces): it carries meaning in code and lists.
 */
public final class WhiteSpace {
  private WhiteSpace() {}

  /**
   * Brings a text to the form.
   *
   * @param text any text
   * @return the text in the form, the same text if it has it already; doing it twice changes
   *     nothing more
   */
  public static String normalize(String text) {
    return isPlain(text) || isNormal(text) ? text : rewritten(text);
  }

  /**
   * Whether a text is ASCII with single spaces and line feeds between its words, as most are. Looks
   * at eight characters at a time: words are short, and a wrongly foretold branch for each of them
   * would cost more than all the rest. A text shorter than that is left to {@link #isNormal}.
   */
  private static boolean isPlain(String text) {
    byte[] ascii = text.length() < 8 ? null : AsciiBytes.orNull(text);
    if (ascii == null || ascii[0] <= ' ' || ascii[ascii.length - 1] <= ' ') {
      return false;
    }
    long odd = 0;
    int last = ascii.length - 8;
    for (int i = 0; i < last; i += 8) {
      odd |= odd(ascii, i);
    }
    return (odd | odd(ascii, last)) == 0;
  }

  /** Among eight characters, white space behind white space, and controls but the line feed. */
  private static long odd(byte[] ascii, int from) {
    long eight = AsciiBytes.eight(ascii, from);
    long spaces = AsciiBytes.ALL & ~AsciiBytes.from(eight, '!');
    long before = from > 0 && ascii[from - 1] <= ' ' ? 0x80 : 0;
    long controls = spaces & ~AsciiBytes.between(eight, '\n', '\n') & ~AsciiBytes.from(eight, ' ');
    return (((spaces << 8) | before) & spaces) | controls | AsciiBytes.from(eight, 0x7F);
  }

  /** One look without writing anything, which asks about the runs of white space only. */
  private static boolean isNormal(String text) {
    int n = text.length();
    int i = 0;
    while (i < n) {
      char c = text.charAt(i);
      if (c > ' ' && c < 0x7F) {
        i++;
        continue;
      }
      int end = i + 1;
      if (c == ' ' || c == '\n') {
        end = runEnd(text, i, c);
        if (i == 0 || end == n || !isNormalRun(text, i, end)) {
          return false;
        }
      } else if (isSpace(c) || isLineEnd(text, i) || c == '\r') {
        return false;
      }
      i = end;
    }
    return true;
  }

  private static int runEnd(String text, int from, char c) {
    int end = from + 1;
    while (end < text.length() && text.charAt(end) == c) {
      end++;
    }
    return end;
  }

  /** One space, or several that indent a line; one or two line feeds; no spaces before a feed. */
  private static boolean isNormalRun(String text, int from, int end) {
    if (text.charAt(from) == '\n') {
      return end - from <= 2;
    }
    boolean indents = text.charAt(from - 1) == '\n';
    return text.charAt(end) != '\n' && (indents || end - from == 1);
  }

  private static String rewritten(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int spaces = 0;
    int feeds = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isLineEnd(text, i)) {
        feeds++;
        spaces = 0;
      } else if (isSpace(c)) {
        spaces++;
      } else if (c != '\r' || !isLineFeed(text, i + 1)) {
        separate(out, feeds, spaces);
        out.append(c);
        feeds = 0;
        spaces = 0;
      }
    }
    return out.toString();
  }

  private static void separate(StringBuilder out, int feeds, int spaces) {
    if (out.isEmpty()) {
      return;
    }
    if (feeds > 0) {
      out.append(feeds > 1 ? "\n\n" : "\n").append(" ".repeat(spaces));
    } else if (spaces > 0) {
      out.append(' ');
    }
  }

  private static boolean isLineEnd(String text, int i) {
    char c = text.charAt(i);
    boolean loneReturn = c == '\r' && !isLineFeed(text, i + 1);
    return c == '\n' || loneReturn || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  private static boolean isLineFeed(String text, int i) {
    return i < text.length() && text.charAt(i) == '\n';
  }

  private static boolean isSpace(char c) {
    return c == '\t'
        || c == '\u000B'
        || c == '\f'
        || c == ' '
        || (c >= 0xA0 && Character.getType(c) == Character.SPACE_SEPARATOR);
  }
}
