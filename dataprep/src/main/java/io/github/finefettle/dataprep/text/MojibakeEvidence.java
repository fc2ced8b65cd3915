package io.github.finefettle.dataprep.text;

import static io.github.finefettle.dataprep.text.CharacterTraits.BOX;
import static io.github.finefettle.dataprep.text.CharacterTraits.CAPITAL;
import static io.github.finefettle.dataprep.text.CharacterTraits.CLOSING;
import static io.github.finefettle.dataprep.text.CharacterTraits.CONTROL;
import static io.github.finefettle.dataprep.text.CharacterTraits.CURRENCY;
import static io.github.finefettle.dataprep.text.CharacterTraits.FACE;
import static io.github.finefettle.dataprep.text.CharacterTraits.LEGAL;
import static io.github.finefettle.dataprep.text.CharacterTraits.NUMERIC;
import static io.github.finefettle.dataprep.text.CharacterTraits.ODD;
import static io.github.finefettle.dataprep.text.CharacterTraits.OPENING;
import static io.github.finefettle.dataprep.text.CharacterTraits.OWN_SCRIPT_CAPITAL;
import static io.github.finefettle.dataprep.text.CharacterTraits.OWN_SCRIPT_SMALL;
import static io.github.finefettle.dataprep.text.CharacterTraits.SMALL;
import static io.github.finefettle.dataprep.text.CharacterTraits.TELLING;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/**
 * Whether a text looks like UTF-8 read by the wrong code page.
 *
 * <p>One place is enough, so every rule has to hold in nearly all right texts: an accented letter
 * is not followed by a currency sign, a box of a drawing not by a closing quote, a closing quote
 * not by a capital. The rules ask about the kinds of two or three neighbours and were found by the
 * project ftfy (Robyn Speer, release 6.3.1, Apache-2.0), whose verdicts this class gives; its
 * tables and its code are our own.
 *
 * <p>Hot: a plain loop that leaves ASCII behind with one comparison, and every other character that
 * has an ordinary neighbour with two look-ups.
 */
final class MojibakeEvidence {
  private static final int LETTER = SMALL | CAPITAL;
  private static final int OWN_SCRIPT = OWN_SCRIPT_SMALL | OWN_SCRIPT_CAPITAL;
  private static final int QUOTE = OPENING | CLOSING;

  /** For each set of kinds, the kinds that may not follow. */
  private static final short[] NEVER_BEFORE = neverBefore();

  private MojibakeEvidence() {}

  static boolean isFound(String text) {
    for (int i = 0, n = text.length(); i < n; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && isFoundAt(text, i, c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFoundAt(String text, int at, char c) {
    int kinds = CharacterTraits.of(c);
    if (kinds == 0) {
      return false;
    }
    int next = at + 1 < text.length() ? CharacterTraits.of(text.charAt(at + 1)) : 0;
    if ((kinds & CONTROL) != 0 || (NEVER_BEFORE[kinds & ~TELLING] & next) != 0) {
      return true;
    }
    return ((kinds & TELLING) != 0 && MojibakeSignatures.isAt(text, at))
        || (next != 0 && dependsOnMore(text, at, kinds, next));
  }

  private static short[] neverBefore() {
    short[] table = new short[TELLING];
    for (int kinds = 1; kinds < TELLING; kinds++) {
      table[kinds] = (short) neverBefore(kinds);
    }
    return table;
  }

  private static int neverBefore(int kinds) {
    int not = 0;
    int anySign = LETTER | BOX | QUOTE | CURRENCY | NUMERIC | LEGAL;
    not |= has(kinds, anySign | ODD) ? ODD : 0;
    not |= has(kinds, ODD) ? anySign : 0;
    not |= has(kinds, SMALL | OWN_SCRIPT_SMALL) ? CAPITAL : 0;
    not |= has(kinds, BOX | CLOSING | CURRENCY | NUMERIC) ? LETTER : 0;
    not |= has(kinds, SMALL | BOX | CLOSING) ? CURRENCY : 0;
    not |= has(kinds, CAPITAL | BOX) ? NUMERIC | LEGAL : 0;
    not |= has(kinds, CURRENCY | NUMERIC | BOX) ? OPENING : 0;
    not |= has(kinds, LETTER | CURRENCY | NUMERIC | QUOTE | LEGAL) ? BOX : 0;
    not |= has(kinds, BOX) ? FACE | CLOSING : 0;
    return not;
  }

  private static boolean has(int kinds, int any) {
    return (kinds & any) != 0;
  }

  /** Pairs that are damage in some company only. */
  private static boolean dependsOnMore(String text, int at, int kinds, int next) {
    if (has(kinds, CAPITAL) && isCapitalMisplaced(text, at, next)) {
      return true;
    }
    if (has(kinds, OWN_SCRIPT) && has(next, ODD)) {
      return at > 0 && MojibakeSignatures.isAsciiLetter(text.charAt(at - 1));
    }
    return has(next, QUOTE) && at + 2 < text.length() && isQuoteMisplaced(text, at, kinds, next);
  }

  private static boolean isCapitalMisplaced(String text, int at, int next) {
    if (text.charAt(at + 1) == '°') {
      return true;
    }
    if (at == 0 || !has(next, OPENING | CURRENCY)) {
      return false;
    }
    char before = text.charAt(at - 1);
    return MojibakeSignatures.isSmallAscii(before)
        || (has(next, CURRENCY) && MojibakeSignatures.isWhiteSpace(before));
  }

  private static boolean isQuoteMisplaced(String text, int at, int kinds, int next) {
    int third = text.codePointAt(at + 2);
    int thirdKinds = third < 0x10000 ? CharacterTraits.of((char) third) : 0;
    if (has(kinds, LETTER) && isOfWord(third)) {
      return true;
    }
    boolean numberBehindOpening = has(next, OPENING) && has(thirdKinds, NUMERIC);
    if (numberBehindOpening && has(kinds, LETTER | BOX | CURRENCY | CLOSING)) {
      return true;
    }
    return has(next, CLOSING)
        && has(thirdKinds, OPENING)
        && has(kinds, LETTER | CURRENCY | NUMERIC | BOX | LEGAL);
  }

  private static boolean isOfWord(int c) {
    return switch (FrozenUnicode.type(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> c == '_';
    };
  }
}
