package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/** Forms of a text in which differences that do not matter are gone. All methods are linear. */
final class FoldedText {
  private FoldedText() {}

  /** Whether a code point is a letter, mark or number. */
  static boolean isWordCharacter(int c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return switch (FrozenUnicode.type(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> FrozenUnicode.isLetterOrDigit(c);
    };
  }

  /**
   * A stretch in lower case (ASCII letters alone) with straight apostrophes and single spaces;
   * punctuation stays.
   */
  static String sentence(String text, int from, int to) {
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
      out.append(inSentence(c));
    }
    return out.toString();
  }

  /** A character as it stands in a {@link #sentence}, unless it is white space. */
  static char inSentence(char c) {
    if (c >= 'A' && c <= 'Z') {
      return (char) (c + ('a' - 'A'));
    }
    return c == '\u2019' || c == '\u2018' ? '\'' : c;
  }
}
