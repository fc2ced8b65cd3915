package io.github.finefettle.dataprep.structure;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/** Counts words as far as needed. */
final class WordCount {
  private WordCount() {}

  /**
   * Whether a text has at least so many words: runs of letters and digits between white space; in
   * scripts without spaces two characters count as one.
   */
  static boolean reaches(String text, int words) {
    int halves = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length() && halves < 2 * words; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isWithoutSpaces(c)) {
        halves++;
        inWord = false;
      } else if (Character.isWhitespace(c)) {
        inWord = false;
      } else if (!inWord && FrozenUnicode.isLetterOrDigit(c)) {
        halves += 2;
        inWord = true;
      }
    }
    return halves >= 2 * words;
  }

  private static boolean isWithoutSpaces(int c) {
    if (c < 0x0E00) {
      return false;
    }
    return switch (FrozenUnicode.script(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
