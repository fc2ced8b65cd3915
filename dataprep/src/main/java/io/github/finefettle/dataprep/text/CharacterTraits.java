package io.github.finefettle.dataprep.text;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.lang.Character.UnicodeScript;

/**
 * What kind of character stands where, for the characters that wrongly decoded UTF-8 is made of.
 *
 * <p>They are the upper halves of the ten code pages, some 400 characters. The kind follows from
 * the general category of Unicode (a currency sign, an opening quote, a capital) wherever it can;
 * the exceptions are listed with their reason. Kinds are bits, since a few characters have two.
 */
final class CharacterTraits {
  /** Signs that stand anywhere: dashes, the ellipsis, the apostrophe, the no-break space. */
  static final int ANYWHERE = 1;

  /** U+0080 to U+009F, which no one writes. */
  static final int CONTROL = 1 << 1;

  /** Signs that hardly ever stand by themselves: loose accents, the dagger, the broken bar. */
  static final int ODD = 1 << 2;

  static final int LEGAL = 1 << 3;
  static final int CURRENCY = 1 << 4;
  static final int OPENING = 1 << 5;
  static final int CLOSING = 1 << 6;
  static final int NUMERIC = 1 << 7;

  /** Letters of which faces are drawn, with lines and boxes around them. */
  static final int FACE = 1 << 8;

  /** Accented Latin letters. */
  static final int CAPITAL = 1 << 9;

  static final int SMALL = 1 << 10;

  /** Letters of Greek and Cyrillic, which stand beside each other all the time. */
  static final int OWN_SCRIPT_CAPITAL = 1 << 11;

  static final int OWN_SCRIPT_SMALL = 1 << 12;

  static final int BOX = 1 << 13;

  /** The first of a sequence that is telling by itself, see {@link MojibakeSignatures}. */
  static final int TELLING = 1 << 14;

  private static final int TABLE = 0x2600;
  private static final char[] TRAITS = table();

  private CharacterTraits() {}

  /** The kinds of a character; 0 for ASCII and for all that no code page gives. */
  static int of(char c) {
    return c < TABLE ? TRAITS[c] : ofLater(c);
  }

  private static int ofLater(char c) {
    return switch (c) {
      case '\uF8FF' -> OPENING; // The apple of MacRoman, byte F0, stands where a quote would.
      case '\uFB01', '\uFB02' -> SMALL;
      case '\uFFFD' -> ODD;
      default -> 0;
    };
  }

  private static char[] table() {
    char[] traits = new char[TABLE];
    for (CodePage page : CodePage.ALL) {
      for (int b = 0x80; b <= 0xFF; b++) {
        char c = page.characterOf(b);
        if (c < TABLE) {
          traits[c] |= (char) kindOf(c, b);
        }
      }
    }
    // Whole alphabets: a letter that only an impossible byte gives stands beside the others.
    for (char c = '\u0391'; c <= '\u03C9'; c++) {
      boolean unusedOrAccented = c == '\u03A2' || (c >= '\u03AC' && c <= '\u03AF');
      traits[c] |= (char) (unusedOrAccented ? 0 : kindOfOwnScript(c));
    }
    for (char c = '\u0401'; c <= '\u045F'; c++) {
      traits[c] |= (char) kindOfOwnScript(c);
    }
    for (int i = 0; i < MojibakeSignatures.FIRST.length(); i++) {
      traits[MojibakeSignatures.FIRST.charAt(i)] |= (char) TELLING;
    }
    return traits;
  }

  private static int kindOf(char c, int b) {
    int exception = exceptional(c);
    if (exception >= 0) {
      return exception;
    }
    return switch (FrozenUnicode.type(c)) {
      case Character.CONTROL -> CONTROL;
      case Character.CURRENCY_SYMBOL -> CURRENCY;
      case Character.INITIAL_QUOTE_PUNCTUATION, Character.START_PUNCTUATION -> OPENING;
      case Character.FINAL_QUOTE_PUNCTUATION -> CLOSING;
      case Character.DASH_PUNCTUATION -> ANYWHERE;
      case Character.MATH_SYMBOL, Character.OTHER_NUMBER -> NUMERIC;
      case Character.MODIFIER_SYMBOL, Character.MODIFIER_LETTER -> ODD;
      case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER -> kindOfLetter(c, b);
      case Character.OTHER_SYMBOL -> c >= '\u2500' && c <= '\u259F' ? BOX : 0;
      default -> 0;
    };
  }

  /** The kind of a character whose general category says too little; -1 for all others. */
  private static int exceptional(char c) {
    return switch (c) {
      case '\u00A0', '\u00AD', '·', '´', '…', '’' -> ANYWHERE;
      case '¤', '¦', '¬', '⌐', '◊', 'ª', 'º', 'ƒ', '†', '‡', '‰' -> ODD;
      case '§', '¶' -> LEGAL;
      case '¡', '¿', '•', '©', '΄', '΅' -> OPENING;
      case '®', '™', '˝' -> CLOSING;
      case 'µ', '№' -> NUMERIC;
      case '°' -> FACE;
      // Seen in right text beside anything: loose dot and ring, parts of drawings and formulas.
      case '˙', '˚', '─', '└', '┴', '■', '∙', '⌠', '⌡', 'ⁿ' -> 0;
      // Too rare as parts of damage: one position in one page each.
      case 'ÿ', 'Ŗ', 'ŗ' -> 0;
      default -> -1;
    };
  }

  private static int kindOfLetter(char c, int b) {
    UnicodeScript script = FrozenUnicode.script(c);
    boolean capital = FrozenUnicode.isUpperCase(c);
    if (script != UnicodeScript.LATIN) {
      // U+0490 and U+0491 lie outside the alphabet proper, as accented letters do in Latin.
      boolean upturn = c == '\u0490' || c == '\u0491';
      return upturn ? capital ? CAPITAL : SMALL : kindOfOwnScript(c, b);
    }
    if (c == 'Þ') {
      return OWN_SCRIPT_CAPITAL;
    }
    if (isOfFaces(c)) {
      return c == 'Ü' ? FACE | CAPITAL : c == 'ü' ? FACE | SMALL : FACE;
    }
    // Bytes that never begin or continue a sequence give no evidence.
    boolean possible = b >= 0x80 && b <= (capital ? 0xFF : 0xF0) && b != 0xC0 && b != 0xC1;
    return possible ? capital ? CAPITAL : SMALL : 0;
  }

  private static int kindOfOwnScript(char c, int b) {
    boolean accentedGreek = c == '\u0390' || c == '\u03AA' || c == '\u03AB' || c < '\u0391';
    return accentedGreek && (b == 0xC0 || b > 0xF0) ? 0 : kindOfOwnScript(c);
  }

  private static int kindOfOwnScript(char c) {
    boolean lateAccent = c >= '\u03CA' && c <= '\u03CE';
    return lateAccent ? 0 : FrozenUnicode.isUpperCase(c) ? OWN_SCRIPT_CAPITAL : OWN_SCRIPT_SMALL;
  }

  private static boolean isOfFaces(char c) {
    return (c >= 'Ò' && c <= 'Ö')
        || (c >= 'Ù' && c <= 'Ü')
        || (c >= 'ò' && c <= 'ö')
        || (c >= 'ø' && c <= 'ü')
        || c == 'Ő'
        || c == 'Ō'
        || c == 'Ū'
        || c == 'Ų';
  }
}
