package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/**
 * Whether a stretch of text has the shape of a web address: a scheme and a user that may be left
 * out, a host with a top-level domain in small letters or an address in numbers that is not
 * private, a port and a path that may be left out. The shape is the one that spaCy 3.8 leaves
 * whole.
 */
final class WebAddress {
  private static final int LONGEST_LABEL = 64;
  private static final int LONGEST_DOMAIN = 63;

  private WebAddress() {}

  static boolean matches(String text, int from, int to) {
    if (to - from < 4) {
      return false;
    }
    if (matchesHost(text, from, to) || matchesHost(text, afterScheme(text, from, to), to)) {
      return true;
    }
    // No indexOf: it would look beyond the stretch, to the end of the text, for every stretch.
    for (int i = from + 1; i < to; i++) {
      if (text.charAt(i) == '@' && matchesHost(text, i + 1, to)) {
        return true;
      }
    }
    return false;
  }

  private static int afterScheme(String text, int from, int to) {
    int i = from;
    while (i < to && isSchemeCharacter(text.charAt(i))) {
      i++;
    }
    return i - from >= 2 && i + 3 <= to && text.startsWith("://", i) ? i + 3 : to;
  }

  private static boolean isSchemeCharacter(char c) {
    return FrozenUnicode.isLetterOrDigit(c) || c == '_' || c == '+' || c == '-' || c == '.';
  }

  private static boolean matchesHost(String text, int from, int to) {
    int end = numbersEnd(text, from, to);
    if (end < 0) {
      end = namesEnd(text, from, to);
    }
    return end >= 0 && matchesRest(text, end, to);
  }

  /** A port and a path, or nothing. */
  private static boolean matchesRest(String text, int from, int to) {
    int i = from;
    if (i < to && text.charAt(i) == ':') {
      i++;
      while (i < to && FrozenUnicode.type(text.charAt(i)) == Character.DECIMAL_DIGIT_NUMBER) {
        i++;
      }
      if (i - from < 3 || i - from > 6) {
        return false;
      }
    }
    return i == to || "/?#".indexOf(text.charAt(i)) >= 0;
  }

  /** The end of labels and a top-level domain, or -1. */
  private static int namesEnd(String text, int from, int to) {
    int label = from;
    int i = from;
    while (true) {
      while (i < to && isLabelCharacter(text.charAt(i)) && i - label <= LONGEST_LABEL) {
        i++;
      }
      boolean dot = i < to && text.charAt(i) == '.';
      if (!dot) {
        return label > from && isTopLevel(text, label, i) ? i : -1;
      }
      boolean fits =
          i > label
              && i - label <= LONGEST_LABEL
              && isHostCharacter(text.charAt(label))
              && isHostCharacter(text.charAt(i - 1));
      if (!fits) {
        return -1;
      }
      label = ++i;
    }
  }

  private static boolean isTopLevel(String text, int from, int to) {
    if (to - from < 2 || to - from > LONGEST_DOMAIN) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!EnglishCharacters.isLower(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHostCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c >= '\u00a1' && !Character.isSurrogate(c));
  }

  private static boolean isLabelCharacter(char c) {
    return isHostCharacter(c) || c == '_' || c == '-';
  }

  /** The end of four numbers that make a public address, or -1. */
  private static int numbersEnd(String text, int from, int to) {
    int[] numbers = new int[4];
    int i = from;
    for (int n = 0; n < 4; n++) {
      int start = i;
      int value = 0;
      while (i < to && i - start < 3 && EnglishCharacters.isDigit(text.charAt(i))) {
        value = 10 * value + text.charAt(i) - '0';
        i++;
      }
      boolean leadingZero = i > start && text.charAt(start) == '0';
      boolean outer = n == 0 || n == 3;
      if (i == start || value > 255 || (outer && leadingZero)) {
        return -1;
      }
      if (n > 0 && n < 3 && i - start == 3 && leadingZero) {
        return -1;
      }
      numbers[n] = value;
      if (n < 3) {
        if (i >= to || text.charAt(i) != '.') {
          return -1;
        }
        i++;
      }
    }
    return isPublic(numbers) ? i : -1;
  }

  private static boolean isPublic(int[] numbers) {
    int first = numbers[0];
    int second = numbers[1];
    boolean reserved =
        first > 223
            || first == 10
            || first == 127
            || (first == 169 && second == 254)
            || (first == 192 && second == 168)
            || (first == 172 && second >= 16 && second <= 31);
    return !reserved && numbers[3] >= 1 && numbers[3] <= 254;
  }
}
