package io.github.finefettle.validation.perturbations;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.Optional;

/** Rules that know where words begin and end. */
final class Words {
  /** A shorter text has too little to cut off. */
  private static final int FEWEST_WORDS = 4;

  private static final int MOST_SPACES = 3;

  private Words() {}

  /** Cuts after the given share of the words, rounded up, keeping the text before as it is. */
  static Optional<String> truncate(String text, int percent) {
    int words = count(text);
    // Whole-number arithmetic: a rounded product must not decide where the cut falls.
    int kept = (int) (((long) words * percent + 99) / 100);
    if (words < FEWEST_WORDS || kept >= words) {
      return Optional.empty();
    }
    return Optional.of(text.substring(0, endOfWord(text, kept)));
  }

  /** Makes each run of white space between words one to three spaces wide. */
  static Optional<String> respace(String text, RandomStream stream) {
    if (count(text) < 2) {
      return Optional.empty();
    }
    RandomSequence random = stream.sequence();
    StringBuilder out = new StringBuilder(text.length() + 16);
    int i = 0;
    while (i < text.length()) {
      if (isSpace(text, i)) {
        out.append(" ".repeat(1 + random.nextInt(MOST_SPACES)));
        while (i < text.length() && isSpace(text, i)) {
          i++;
        }
      } else {
        out.append(text.charAt(i));
        i++;
      }
    }
    return Optional.of(out.toString());
  }

  private static int count(String text) {
    int words = 0;
    for (int i = 0; i < text.length(); i++) {
      if (startsWord(text, i)) {
        words++;
      }
    }
    return words;
  }

  private static int endOfWord(String text, int word) {
    int seen = 0;
    int i = 0;
    while (seen < word) {
      if (startsWord(text, i)) {
        seen++;
      }
      i++;
    }
    while (i < text.length() && !isSpace(text, i)) {
      i++;
    }
    return i;
  }

  private static boolean startsWord(String text, int i) {
    return !isSpace(text, i) && (i == 0 || isSpace(text, i - 1));
  }

  /** All white space lies in the basic plane, so single chars will do. */
  private static boolean isSpace(String text, int i) {
    return Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\u00A0';
  }
}
