package io.github.finefettle.dataprep.text;

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
   * @return the text in the form; doing it twice changes nothing more
   */
  public static String normalize(String text) {
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
        || Character.getType(c) == Character.SPACE_SEPARATOR;
  }
}
