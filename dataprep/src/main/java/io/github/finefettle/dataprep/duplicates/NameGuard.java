package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/**
 * The names in a text, in any order, as one number: {@link Guard#NAMES}.
 *
 * <p>A word that begins with a capital is taken for a name if it stands one space behind a word
 * that begins with a small letter, or behind another name: at the beginning of a sentence, in a
 * title and in a text of capitals alone a capital says nothing. A word of letters with two plus
 * signs or a number sign at its end, such as C++ or C#, is one anywhere. The English I is none.
 */
final class NameGuard {
  private static final int NAME = -7;

  private final String text;
  private long sum;
  private boolean namesMayFollow;
  private int lastEnd = -2;

  private NameGuard(String text) {
    this.text = text;
  }

  /** A sum, so that the order of names does not count. */
  static long sum(String text) {
    NameGuard guard = new NameGuard(text);
    guard.scan();
    return guard.sum;
  }

  private void scan() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean begins =
          c < 128
              ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
              : FrozenUnicode.isLetter(text.codePointAt(i));
      if (begins) {
        i = word(i, c);
      } else if (c < 128) {
        i = c >= '0' && c <= '9' ? skipDigits(i) : i + 1;
      } else {
        i += Character.charCount(text.codePointAt(i));
      }
    }
  }

  /** Letters behind digits, as in 5PM, are no word; the number guard sees them. */
  private int skipDigits(int from) {
    int i = from;
    while (i < text.length() && isWordAt(i)) {
      i += Character.charCount(text.codePointAt(i));
    }
    namesMayFollow = false;
    return i;
  }

  private boolean isWordAt(int at) {
    char c = text.charAt(at);
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return FrozenUnicode.isLetterOrDigit(text.codePointAt(at));
  }

  private int word(int from, char first) {
    boolean capital =
        first < 128 ? first <= 'Z' : FrozenUnicode.isUpperCase(text.codePointAt(from));
    boolean behind = namesMayFollow && lastEnd + 1 == from && text.charAt(lastEnd) == ' ';
    int end = from;
    boolean letters = true;
    long hash = Mixing.append(Mixing.START, NAME);
    while (end < text.length() && isWordAt(end)) {
      int point = text.codePointAt(end);
      hash = Mixing.append(hash, FrozenUnicode.foldCase(point));
      letters &= point >= 128 || point > '9';
      end += Character.charCount(point);
    }
    int signs = letters ? signs(end) : 0;
    boolean isI = first == 'I' && end == from + 1;
    boolean name = signs > 0 || (capital && behind && !isI);
    sum += name ? Mixing.finish(Mixing.append(hash, signs == 0 ? 0 : text.charAt(end))) : 0;
    namesMayFollow = !capital || name;
    lastEnd = end + signs;
    return lastEnd;
  }

  /** How many characters "++" or "#" take at the end of a word; 0 if there is none. */
  private int signs(int end) {
    int signs = text.startsWith("++", end) ? 2 : text.startsWith("#", end) ? 1 : 0;
    int next = end + signs;
    return next < text.length() && isWordAt(next) ? 0 : signs;
  }
}
