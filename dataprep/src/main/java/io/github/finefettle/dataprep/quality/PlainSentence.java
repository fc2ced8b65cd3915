package io.github.finefettle.dataprep.quality;

/** A sentence without the differences in writing that do not matter. Linear in its length. */
final class PlainSentence {
  private PlainSentence() {}

  /**
   * A stretch in lower case (ASCII letters alone) with straight apostrophes and single spaces;
   * punctuation stays.
   */
  static String of(String text, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    boolean gap = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (TextSpace.isSpace(c)) {
        gap = out.length() > 0;
        continue;
      }
      if (gap) {
        out.append(' ');
        gap = false;
      }
      out.append(character(c));
    }
    return out.toString();
  }

  /** A character as it stands in a plain sentence, unless it is white space. */
  static char character(char c) {
    if (c >= 'A' && c <= 'Z') {
      return (char) (c + ('a' - 'A'));
    }
    return c == '\u2019' || c == '\u2018' ? '\'' : c;
  }
}
