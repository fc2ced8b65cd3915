package io.github.finefettle.dataprep.text;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/**
 * Repairs letters whose last byte was 0xA0, a no-break space, and became a plain space: {@code à}
 * and {@code Š} among them. Only in texts where other mojibake of the same code page was found.
 */
final class SpaceAfterLead {
  private SpaceAfterLead() {}

  /** A small letter, then A-tilde and a space: no language writes that, so it needs no company. */
  static boolean isPlain(String text, CodePage page) {
    if (page != CodePage.WINDOWS_1252) {
      return false;
    }
    int at = text.indexOf("\u00C3 ", 1);
    return at > 0 && FrozenUnicode.isLowerCase(text.charAt(at - 1));
  }

  /** Copies a part of the text between repaired runs, repairing what it can. */
  static void append(String text, int from, int to, CodePage page, StringBuilder out) {
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      char letter = c < 0x80 || i + 1 >= to || text.charAt(i + 1) != ' ' ? 0 : letterOf(c, page);
      if (letter == 0) {
        out.append(c);
        i++;
      } else {
        out.append(letter);
        i += keepsSpace(text, i, letter) ? 1 : 2;
      }
    }
  }

  /** The letter of a lead byte and 0xA0, or 0 if that is no letter that words are written with. */
  private static char letterOf(char lead, CodePage page) {
    int b = page.byteOf(lead);
    return switch (b) {
      case 0xC3 -> '\u00E0';
      case 0xC5 -> '\u0160';
      case 0xD0 -> '\u0420';
      default -> 0;
    };
  }

  /**
   * The word {@code à} keeps its space unless two follow, or an {@code s} that makes it the
   * Portuguese {@code às}. The capitals begin a word, so theirs was a part of the letter.
   */
  private static boolean keepsSpace(String text, int lead, char letter) {
    if (letter != '\u00E0') {
      return false;
    }
    String rest = text.substring(lead + 2, Math.min(text.length(), lead + 4));
    return !rest.startsWith(" ") && !rest.equals("s ");
  }
}
