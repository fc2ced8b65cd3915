package io.github.finefettle.dataprep.text;

/**
 * Short sequences that are damage although their characters, by kind, could stand beside each
 * other: the lead bytes of the commonest letters and signs as one code page shows them.
 *
 * <p>Bytes C2 and C3 lead all of latin-1, CE and CF Greek, D0 and D1 Cyrillic, D8 and D9 Arabic, E0
 * the scripts of India, and E2 80 dashes and quotes. What follows a lead byte is the page's reading
 * of a byte 80 to BF.
 */
final class MojibakeSignatures {
  /** All characters for which {@link #isAt} can be true. */
  static final String FIRST = "ŒœÂÃÎÐ×ØÙà√≈‚вВГРСΒΓΞΟβā";

  private static final int SIGN =
      CharacterTraits.CONTROL
          | CharacterTraits.ODD
          | CharacterTraits.OPENING
          | CharacterTraits.CLOSING
          | CharacterTraits.CURRENCY;
  private static final int ARABIC_SECOND =
      CharacterTraits.ANYWHERE
          | CharacterTraits.CURRENCY
          | CharacterTraits.ODD
          | CharacterTraits.NUMERIC
          | CharacterTraits.OPENING;
  private static final int QUOTE = CharacterTraits.OPENING | CharacterTraits.CLOSING;

  private MojibakeSignatures() {}

  /** Whether such a sequence begins at, or has its first lead at, a place of the text. */
  static boolean isAt(String text, int at) {
    char c = text.charAt(at);
    return switch (c) {
      case 'Œ', 'œ' -> at + 1 < text.length() && !isAsciiLetter(text.charAt(at + 1));
      case 'Â', 'Ã', 'Î', 'Ð' -> isLatinLead(text, at, c);
      case '×' -> isOneOf("²³", text, at + 1);
      case 'Ø', 'Ù' -> isArabic(text, at);
      case 'à' -> isOneOf("²µ¹¼½¾", text, at + 1);
      // MacRoman reads C3 as a root, C5 as almost equal, E2 as a low quote.
      case '√' -> isOneOf("±∂†≠®™´≤≥¥µø", text, at + 1);
      case '≈' -> isOneOf("°¢", text, at + 1);
      case '‚' ->
          isOneOf("Ä", text, at + 1)
              ? isOneOf("ìîïòôúùû†°¢π", text, at + 2)
              : isOneOf("âó", text, at + 1) && isOneOf("àä°ê", text, at + 2);
      // E2 80 in windows-1251, 1253 and 1257.
      case 'в' -> isOneOf("Ђ", text, at + 1);
      case 'β' -> isOneOf("€", text, at + 1) && isOneOf("™\u00A0Ά\u00AD®°", text, at + 2);
      case 'ā' -> isOneOf("€", text, at + 1);
      // C2, C3, D0 and D1 in windows-1251; C2, C3, CE and CF in windows-1253.
      case 'В', 'Г', 'Р', 'С' ->
          isBetweenLeads("ВГРС", "°µ", text, at) || (c == 'Г' && isDoubleCyrillic(text, at));
      case 'Β', 'Γ', 'Ξ', 'Ο' -> isBetweenLeads("ΒΓΞΟ", "°", text, at);
      default -> false;
    };
  }

  /** C2, C3, CE and D0 in windows-1252. */
  private static boolean isLatinLead(String text, int at, char lead) {
    if (at + 1 == text.length()) {
      return false;
    }
    char next = text.charAt(at + 1);
    if ("€œŠš¢£Ÿž\u00A0\u00AD®©°·»–—´".indexOf(next) >= 0
        || (CharacterTraits.of(next) & QUOTE) != 0) {
      return true;
    }
    // The byte A0, a no-break space, became a plain one: only behind C2 and C3.
    return (lead == 'Â' || lead == 'Ã') && next == ' ' && isWhereLettersGo(text, at, lead);
  }

  private static boolean isWhereLettersGo(String text, int at, char lead) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    if (isSmallAscii(before)) {
      return true;
    }
    if (lead == 'Â'
        && (".,?!".indexOf(before) >= 0
            || (CharacterTraits.of(before) & CharacterTraits.CLOSING) != 0)) {
      return true;
    }
    return isWhiteSpace(before) && at > 1 && isSmallAscii(text.charAt(at - 2));
  }

  /** Two letters of two characters each, since dashes and currency signs may follow one. */
  private static boolean isArabic(String text, int at) {
    return at + 3 < text.length()
        && isArabicSecond(text.charAt(at + 1))
        && (text.charAt(at + 2) == 'Ø' || text.charAt(at + 2) == 'Ù')
        && isArabicSecond(text.charAt(at + 3));
  }

  private static boolean isArabicSecond(char c) {
    return (CharacterTraits.of(c) & ARABIC_SECOND) != 0 || "ŸŠ®°µ»".indexOf(c) >= 0;
  }

  private static boolean isBetweenLeads(String leads, String others, String text, int at) {
    if (at + 2 >= text.length() || leads.indexOf(text.charAt(at + 2)) < 0) {
      return false;
    }
    char c = text.charAt(at + 1);
    return (CharacterTraits.of(c) & SIGN) != 0 || others.indexOf(c) >= 0;
  }

  /** E2 80 through windows-1252 and then, with its second layer, through windows-1251. */
  private static boolean isDoubleCyrillic(String text, int at) {
    if (!text.startsWith("ГўВЂВ", at) || at + 6 >= text.length()) {
      return false;
    }
    // Counted in whole characters: the sixth may be one beyond the first plane.
    int end = text.offsetByCodePoints(at + 5, 1);
    return text.charAt(at + 5) != '\n'
        && end < text.length()
        && (isAsciiLetter(text.charAt(end)) || text.charAt(end) == ' ');
  }

  private static boolean isOneOf(String characters, String text, int at) {
    return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isSmallAscii(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isWhiteSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || (c >= 0x1C && c <= 0x1F)
        || c == 0x85
        || (c >= 0xA0 && Character.isSpaceChar(c));
  }
}
