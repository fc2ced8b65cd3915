package io.github.finefettle.dataprep.io;

/**
 * Undoes what happens to quotes when a tool escapes them with a backslash and writes them to CSV,
 * and another one escapes them by doubling: {@code He said "no"} becomes {@code He said \no\""},
 * with the quote of the cell itself left at the end. A record in which it happened is noted when it
 * is read ({@link ParsedRow#note()}). Pure.
 */
public final class EscapedQuotes {
  private EscapedQuotes() {}

  /**
   * Undoes the damage where there is a sign of it: a backslash before a quote, or a backslash and a
   * last quote without a partner. Then each backslash before a quote goes, each other backslash
   * stands for a quote unless it stands between a word and white space, and a last quote without a
   * backslash is the one of the cell. Text without that sign stays as it is; text about backslashes
   * and quotes does not, hence this is for those who know their file.
   *
   * @param text the text of a cell
   * @return the text as it was, as far as can be told
   */
  public static String undo(String text) {
    if (!isDamaged(text)) {
      return text;
    }
    int end = text.length();
    if (text.endsWith("\"") && text.charAt(end - 2) != '\\') {
      end--;
    }
    StringBuilder out = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
      } else if (i + 1 < end && Character.isWhitespace(text.charAt(i + 1)) && !opens(text, i)) {
        out.append(c);
      } else {
        out.append('"');
        i += i + 1 < end && text.charAt(i + 1) == '"' ? 1 : 0;
      }
    }
    return out.toString();
  }

  /** Or the quote of the cell at the end, without a partner, and a backslash where that was. */
  private static boolean isDamaged(String text) {
    return text.contains("\\\"")
        || (text.endsWith("\"")
            && text.indexOf('\\') >= 0
            && text.chars().filter(c -> c == '"').count() % 2 != 0);
  }

  /** A quotation may open before a space, but then it stands behind one. */
  private static boolean opens(String text, int backslash) {
    return backslash == 0 || Character.isWhitespace(text.charAt(backslash - 1));
  }
}
