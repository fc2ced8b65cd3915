package io.github.finefettle.validation.perturbations;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * Capital and small letters, the same on every Java release from 17 on.
 *
 * <p>Java maps letters by the Unicode tables it ships with: 13 in Java 17, 16 in Java 25. Letters
 * that joined in between map to themselves on the one and to each other on the other, and two old
 * letters were given capitals in Unicode 16. All of these are left as they are; the text between
 * them is mapped as a whole, so that rules that look at neighbours (the Greek final sigma) hold.
 */
final class LetterCase {
  /** The letters with a case that joined after Unicode 13, up to 16: first, last, first, last. */
  private static final int[] NEWER = {
    0x1C89, 0x1C8A, 0x2C2F, 0x2C2F, 0x2C5F, 0x2C5F, 0xA7C0, 0xA7C1, 0xA7CB, 0xA7CD, 0xA7D0, 0xA7D1,
    0xA7D6, 0xA7DC, 0x10570, 0x105BC, 0x10D50, 0x10D85
  };

  private LetterCase() {}

  static String upper(String text) {
    return map(text, LetterCase::capitalIsNewer, part -> part.toUpperCase(Locale.ROOT));
  }

  static String lower(String text) {
    return map(text, LetterCase::isNewer, part -> part.toLowerCase(Locale.ROOT));
  }

  private static String map(String text, IntPredicate leftAlone, UnaryOperator<String> mapping) {
    if (text.codePoints().noneMatch(leftAlone)) {
      return mapping.apply(text);
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      int next = i + Character.charCount(point);
      if (leftAlone.test(point)) {
        out.append(mapping.apply(text.substring(from, i))).appendCodePoint(point);
        from = next;
      }
      i = next;
    }
    return out.append(mapping.apply(text.substring(from))).toString();
  }

  private static boolean capitalIsNewer(int point) {
    return point == 0x19B || point == 0x264 || isNewer(point);
  }

  private static boolean isNewer(int point) {
    for (int i = 0; i < NEWER.length; i += 2) {
      if (point >= NEWER[i] && point <= NEWER[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
