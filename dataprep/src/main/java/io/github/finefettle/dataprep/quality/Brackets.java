package io.github.finefettle.dataprep.quality;

/** Brackets that are open at the end of a text. */
final class Brackets {
  private Brackets() {}

  /**
   * Whether curly or square brackets stay open. What stands in double quotes on one line, or in
   * single quotes of one or two characters, is passed over; a closing bracket too many is forgiven.
   */
  static boolean isOpenAtEnd(String text, int end) {
    if (text.indexOf('{') < 0 && text.indexOf('[') < 0) {
      return false;
    }
    int curly = 0;
    int square = 0;
    for (int i = 0; i < end; i++) {
      switch (text.charAt(i)) {
        case '{' -> curly++;
        case '}' -> curly--;
        case '[' -> square++;
        case ']' -> square--;
        case '"' -> i = afterQuote(text, i, end);
        case '\'' -> i = afterCharacter(text, i, end);
        default -> {
          // no bracket
        }
      }
    }
    return curly > 0 || square > 0;
  }

  /** The closing quote, or the quote itself where the line ends first. */
  private static int afterQuote(String text, int at, int end) {
    for (int i = at + 1; i < end && i - at < 1000; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i;
      } else if (c == '\n') {
        return at;
      }
    }
    return at;
  }

  private static int afterCharacter(String text, int at, int end) {
    int close = text.charAt(Math.min(at + 1, end - 1)) == '\\' ? at + 3 : at + 2;
    return close < end && text.charAt(close) == '\'' ? close : at;
  }
}
