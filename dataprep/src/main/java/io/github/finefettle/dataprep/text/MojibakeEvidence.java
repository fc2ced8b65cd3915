package io.github.finefettle.dataprep.text;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.lang.Character.UnicodeScript;

/**
 * How strongly characters look like UTF-8 read by the wrong code page, in points.
 *
 * <p>Two questions are asked of each sequence. How odd is the text as it stands: controls, a sign
 * inside a word, a capital after a small letter? And how good is the text that would come out: a
 * letter of the words around it, a usual sign, or a stray letter of a script that nothing else in
 * the text is written in? Letters that follow each other as they do in a word count against a
 * repair. The points were set by hand so that words such as "CAFÉ™" and "Brontë…”" stay as they
 * are: a repair too few is a blemish, a repair too many is damage.
 */
final class MojibakeEvidence {
  /** Points that a run must reach to be repaired by itself. */
  static final double ENOUGH = 3;

  /** Points that a run must reach in a text where another run was repaired. */
  static final double ENOUGH_WITH_COMPANY = -1;

  private static final int FIRST_PICTOGRAPH = 0x1F000;
  private static final int LAST_PICTOGRAPH = 0x1FAFF;

  private MojibakeEvidence() {}

  static double of(String text, Utf8Sequence sequence, boolean scriptHasCompany) {
    if (sequence.lossy()) {
      return 0.5;
    }
    return oddityOf(text, sequence) + meritOf(text, sequence, scriptHasCompany);
  }

  /**
   * Whether a decoded character can stand in a text at all: those of Unicode 13.0, and the blocks
   * of pictographs as a whole, since new emoji come every year.
   */
  static boolean isPossible(int codePoint) {
    int type = FrozenUnicode.type(codePoint);
    return type == Character.UNASSIGNED
        ? codePoint >= FIRST_PICTOGRAPH && codePoint <= LAST_PICTOGRAPH
        : type != Character.PRIVATE_USE && type != Character.SURROGATE;
  }

  private static double oddityOf(String text, Utf8Sequence sequence) {
    char before = sequence.start() == 0 ? ' ' : text.charAt(sequence.start() - 1);
    char after = sequence.end() == text.length() ? ' ' : text.charAt(sequence.end());
    char lead = text.charAt(sequence.start());
    double points = sequence.length() == 2 ? 0 : sequence.length() == 3 ? 3 : 5;
    if (FrozenUnicode.isLowerCase(before) && FrozenUnicode.isUpperCase(lead)) {
      points += 1.5;
    }
    if (FrozenUnicode.isLetter(before) && !FrozenUnicode.isLetter(lead)) {
      points += 1.5;
    }
    char previous = lead;
    for (int i = sequence.start() + 1; i < sequence.end(); i++) {
      char c = text.charAt(i);
      boolean last = i == sequence.end() - 1;
      points += oddityOf(previous, c, last ? after : text.charAt(i + 1), last);
      previous = c;
    }
    return points + signature(before, lead, text.charAt(sequence.start() + 1), sequence);
  }

  private static double oddityOf(char previous, char c, char next, boolean last) {
    if (c >= 0x80 && c < 0xA0) {
      return 4;
    }
    if (isOrdinaryLetter(c)) {
      if (!isOrdinaryLetter(previous)) {
        return 0;
      }
      boolean breaksCase =
          FrozenUnicode.isUpperCase(c)
              ? FrozenUnicode.isLowerCase(previous)
              : FrozenUnicode.isUpperCase(previous) && FrozenUnicode.isUpperCase(next);
      return breaksCase ? 1.5 : -1.5;
    }
    double inWord =
        last && FrozenUnicode.isLetter(next) && FrozenUnicode.isLetter(previous) ? 1.5 : 0;
    if (isBoxDrawing(c) && isBoxDrawing(previous)) {
      return -1.5;
    }
    if (c == '\u00A0') {
      return -0.5 + inWord;
    }
    return inWord + (isUsualBehindWord(c) ? 0 : 1.5);
  }

  /**
   * The commonest damage of all: A-circumflex before a sign of latin-1 (the pound, the degree),
   * A-tilde before a no-break space ("à"), and a-circumflex where a sign such as a quote comes out.
   */
  private static double signature(char before, char lead, char second, Utf8Sequence sequence) {
    boolean sign = second >= 0xA0 && second <= 0xBF;
    boolean circumflex = lead == '\u00C2' && sign;
    boolean tilde = lead == '\u00C3' && second == '\u00A0';
    if (circumflex || tilde) {
      return FrozenUnicode.isUpperCase(before) ? 0 : 2.5;
    }
    return lead == '\u00E2' && sequence.codePoint() >= 0x2000 && sequence.codePoint() < 0x2C00
        ? 1
        : 0;
  }

  private static double meritOf(String text, Utf8Sequence sequence, boolean scriptHasCompany) {
    int c = sequence.codePoint();
    if (c < 0xA0) {
      return 0;
    }
    if (isLatinLetterOfWords(c)) {
      return 1.5 - caseConflict(text, sequence);
    }
    if (isRareLetter(c)) {
      return -4;
    }
    if (isMark(c) && scriptOf(c) == UnicodeScript.INHERITED) {
      return -1;
    }
    if (FrozenUnicode.isLetter(c) || isMark(c)) {
      boolean endsLatinWord =
          sequence.start() > 0 && isAsciiLetter(text.charAt(sequence.start() - 1));
      double company = endsLatinWord ? 0 : 1.5;
      return scriptHasCompany ? company : isSmallGreek(c) ? 0 : -3;
    }
    return c < 0x100 ? 0.5 : 1;
  }

  private static double caseConflict(String text, Utf8Sequence sequence) {
    boolean capitalBefore =
        sequence.start() > 0 && FrozenUnicode.isUpperCase(text.charAt(sequence.start() - 1));
    boolean capitalAfter =
        sequence.end() < text.length() && FrozenUnicode.isUpperCase(text.charAt(sequence.end()));
    boolean small = FrozenUnicode.isLowerCase(sequence.codePoint());
    return capitalBefore && small && !FrozenUnicode.isLowerCase(charAfter(text, sequence))
        ? 2.5
        : capitalAfter && small ? 1.5 : 0;
  }

  private static char charAfter(String text, Utf8Sequence sequence) {
    return sequence.end() < text.length() ? text.charAt(sequence.end()) : ' ';
  }

  private static boolean isLatinLetterOfWords(int c) {
    boolean latin1 = c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7;
    boolean extendedA = c >= 0x100 && c <= 0x17E;
    boolean extendedAdditional = c >= 0x1EA0 && c <= 0x1EF9;
    return latin1 || extendedA || extendedAdditional || (c >= 0x218 && c <= 0x21B);
  }

  /** Letters that hardly stand in running text: African, phonetic, modifiers, old forms. */
  private static boolean isRareLetter(int c) {
    return (c >= 0x17F && c <= 0x2FF)
        || (c >= 0x1D00 && c <= 0x1DBF)
        || (c >= 0x370 && c < 0x386)
        || (c >= 0x460 && c <= 0x48F);
  }

  private static boolean isSmallGreek(int c) {
    return c >= 0x3B1 && c <= 0x3C9;
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isMark(int c) {
    int type = FrozenUnicode.type(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isBoxDrawing(char c) {
    return c >= 0x2500 && c <= 0x259F;
  }

  /** The ordinal signs and the micro sign are letters by name only. */
  private static boolean isOrdinaryLetter(char c) {
    return FrozenUnicode.isLetter(c) && c != '\u00AA' && c != '\u00BA' && c != '\u00B5';
  }

  /** Signs that rightly follow a word or stand between words. */
  private static boolean isUsualBehindWord(char c) {
    return switch (FrozenUnicode.type(c)) {
      case Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> c == '\u2122' || c == '\u00AE' || c == '\u00A9' || c == '\u00B0';
    };
  }

  /** The script of a letter; null scripts (signs, digits) have no company to keep. */
  static UnicodeScript scriptOf(int codePoint) {
    return FrozenUnicode.script(codePoint);
  }
}
