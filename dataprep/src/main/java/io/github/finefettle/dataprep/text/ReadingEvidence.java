package io.github.finefettle.dataprep.text;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.lang.Character.UnicodeScript;

/** What speaks for and against a text that one code page gave, in logarithms of likelihoods. */
final class ReadingEvidence {
  /** A control, or a byte that the page leaves undefined. */
  private static final double CONTROL = -12;

  private static final double CAPITAL_AFTER_SMALL = -5;
  private static final double SMALL_AMONG_CAPITALS = -2;
  private static final double TWO_ACCENTS = -1.5;
  private static final double MIXED_SCRIPT = -6;
  private static final double SIGN_IN_WORD = -2;

  /** That a file is damaged is rare, but then all of it is. */
  private static final double DAMAGED = -8;

  private ReadingEvidence() {}

  static double of(String text) {
    double points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      points += c >= 0x80 && c < 0xA0 ? CONTROL : 0;
    }
    String repaired = EncodingRepair.repair(text);
    points += repaired.equals(text) ? 0 : DAMAGED;
    int[] counts = new int[Character.MIN_SURROGATE];
    for (int i = 0; i < repaired.length(); i++) {
      char c = repaired.charAt(i);
      if (c >= 0x80 && c < counts.length) {
        counts[c]++;
        points += inPlace(repaired, i);
      }
    }
    return points + LetterModel.logLikelihood(counts);
  }

  private static double inPlace(String text, int at) {
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    char c = text.charAt(at);
    char after = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
    if (!FrozenUnicode.isLetter(c)) {
      boolean inWord = FrozenUnicode.isLetter(before) && FrozenUnicode.isLetter(after);
      return inWord && c != '\u2019' && c != '\u00B7' && c != '\u00AD' ? SIGN_IN_WORD : 0;
    }
    double points = 0;
    boolean capital = FrozenUnicode.isUpperCase(c);
    if (capital && FrozenUnicode.isLowerCase(before)) {
      points += CAPITAL_AFTER_SMALL;
    }
    if (!capital && FrozenUnicode.isUpperCase(before) && FrozenUnicode.isUpperCase(after)) {
      points += SMALL_AMONG_CAPITALS;
    }
    boolean latin = FrozenUnicode.script(c) == UnicodeScript.LATIN;
    points += beside(latin, before) + beside(latin, after);
    return points;
  }

  private static double beside(boolean latin, char neighbour) {
    if (!FrozenUnicode.isLetter(neighbour)) {
      return 0;
    }
    boolean alike = latin == (FrozenUnicode.script(neighbour) == UnicodeScript.LATIN);
    return !alike ? MIXED_SCRIPT : latin && neighbour >= 0x80 ? TWO_ACCENTS : 0;
  }
}
