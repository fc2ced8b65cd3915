package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/**
 * The classes of characters by which spaCy 3.8 cuts English text: letters of the scripts it lists
 * (by case where they have one), icons, quotes, punctuation, currency signs.
 */
final class EnglishCharacters {
  /** Scripts without case, whose characters count as small letters and as capitals alike. */
  private static final CodePointRanges UNCASED =
      new CodePointRanges(
          "591-5f4 620-64a 66e-6d5 6e5-6ff 750-77f 8a0-8bd 900-9ff b80-cff d80-dff 1100-137f"
              + " 2e80-2fdf 2ff0-30ff 31c0-31ef 3200-4dbf 4e00-9fff ac00-d7af f900-faff fb1d-fbb1"
              + " fbd3-fd3d fd50-fdc7 fdf0-fdfb fe30-fe4f fe70-fefc 1ee00-1eebb 1f200-1f2ff"
              + " 20000-2a6df 2a700-2ebef 2f800-2fa1f");

  /** Latin, Greek and Cyrillic beyond ASCII. */
  private static final CodePointRanges CASED =
      new CodePointRanges(
          "c0-d6 d8-f6 f8-1bf 1c4-2af 386 388-38a 38c 38e-38f 391-3a9 3ac-3af 3b1-3c9 3cc-3ce"
              + " 400-401 403-40a 40c-40d 410-451 453-45a 45c-45d 490-491 496-497 4a2-4a3 4ae-4af"
              + " 4ba-4bb 4d8-4d9 4e8-4e9 1d00-1d25 1d6b-1d77 1d79-1d9a 1e00-1eff 2c60-2c7b"
              + " 2c7e-2c7f a722-a76f a771-a787 a78b-a78e a790-a7b9 a7fa ab30-ab5a ab60-ab64"
              + " ff21-ff3a ff41-ff5a");

  /** Symbols that came after Unicode 11, which the icons do not know. */
  private static final CodePointRanges NEW_SYMBOLS =
      new CodePointRanges(
          "166d 2b97 2bc9 2bff 2e50-2e51 32ff fd40-fd4f fdcf fdfe-fdff 1019c 11fd5-11fdc"
              + " 11fe1-11ff1 1cf50-1cfc3 1d1e9-1d1ea 1e14f 1ed2e 1f10d-1f10f 1f16c-1f16f 1f1ad"
              + " 1f6d5-1f6d7 1f6dd-1f6df 1f6fa-1f6fc 1f7e0-1f7eb 1f7f0 1f8b0-1f8b1 1f90c-1f90f"
              + " 1f93f 1f971-1f972 1f977-1f979 1f97b 1f9a3-1f9af 1f9ba-1f9bf 1f9c3-1f9cf"
              + " 1fa00-1fa53 1fa70-1faff 1fb00-1fb92 1fb94-1fbca");

  private static final String QUOTES =
      "'\"\u201d\u201c`\u2018\u00b4\u2019\u201a,\u201e\u00bb\u00ab\u300c\u300d\u300e\u300f\uff08"
          + "\uff09\u3014\u3015\u3010\u3011\u300a\u300b\u3008\u3009\u2329\u232a\u27e6\u27e7";
  private static final String PUNCTUATION =
      "\u2026,:;!?\u00bf\u061f\u00a1()[]{}<>_#*&\u3002\uff1f\uff01\uff0c\u3001\uff1b\uff1a\uff5e"
          + "\u00b7\u0964\u060c\u06d4\u061b\u066a";
  private static final String CURRENCY = "$\u00a3\u20ac\u00a5\u0e3f\u20bd\ufdfc";

  private EnglishCharacters() {}

  static boolean isAlpha(int c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return CASED.contains(c) || UNCASED.contains(c);
  }

  static boolean isLower(int c) {
    if (c < 128) {
      return c >= 'a' && c <= 'z';
    }
    boolean small = FrozenUnicode.type(c) == Character.LOWERCASE_LETTER || c == 0x294;
    return (small && CASED.contains(c)) || UNCASED.contains(c);
  }

  static boolean isUpper(int c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z';
    }
    boolean capital = FrozenUnicode.type(c) == Character.UPPERCASE_LETTER;
    return (capital && CASED.contains(c)) || UNCASED.contains(c);
  }

  static boolean isIcon(int c) {
    return c >= 0xA6 && FrozenUnicode.type(c) == Character.OTHER_SYMBOL && !NEW_SYMBOLS.contains(c);
  }

  static boolean isQuote(int c) {
    return QUOTES.indexOf(c) >= 0;
  }

  static boolean isPunctuation(int c) {
    return PUNCTUATION.indexOf(c) >= 0;
  }

  static boolean isCurrency(int c) {
    return CURRENCY.indexOf(c) >= 0 || (c >= 0x20A0 && c <= 0x20BF);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
