package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Arrays;

/**
 * A text cut into words, in lower case and without punctuation. Words are kept as hashes: the
 * comparison of sets needs no characters.
 *
 * <p>One pass over the code points finds the words and hashes them on the way, so that no string is
 * made per word.
 */
final class FoldedText {
  private static final int OUTSIDE = 0;
  private static final int IN_WORD = 1;
  private static final int AFTER_SINGLE = 2;

  private final boolean plain;
  private final StringBuilder joined = new StringBuilder();
  private long[] words = new long[16];
  private int count;
  private int halves;
  private int quarters;
  private int state = OUTSIDE;
  private long open;
  private boolean previousUnspaced;

  private FoldedText(boolean plain) {
    this.plain = plain;
  }

  /**
   * Cuts a text.
   *
   * @param plain whether a word is just an unbroken run of letters, digits and underscores
   */
  static FoldedText of(String text, boolean plain) {
    FoldedText folded = new FoldedText(plain);
    folded.scan(FrozenUnicode.composed(text));
    if (folded.count == 0) {
      // Nothing to cut: such rows are compared by their exact key, as one word of its own kind.
      folded.add(Mixing.ofText(ExactDuplicates.keyOf(text)) ^ 1);
    }
    return folded;
  }

  /** The hashes of the words in order. */
  long[] words() {
    return Arrays.copyOf(words, count);
  }

  /** The words joined by a space, or by nothing between characters of scripts without spaces. */
  String joined() {
    return joined.toString();
  }

  /** The length in words; in scripts without spaces by the usual number of characters a word. */
  int length() {
    return count - halves - quarters + (2 * halves + quarters + 3) / 4;
  }

  /** The usual number of pieces that one word of this text is cut into: 1, 2 or 4. */
  int piecesPerWord() {
    if (2 * (halves + quarters) <= count) {
      return 1;
    }
    return quarters > halves ? 4 : 2;
  }

  /** Equal for texts with the same words in the same order. */
  long identity() {
    long hash = Mixing.append(Mixing.START, count);
    for (int i = 0; i < count; i++) {
      hash = Mixing.append(hash, words[i]);
    }
    return Mixing.finish(hash);
  }

  private void scan(String text) {
    int length = text.length();
    for (int i = 0; i < length; ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (plain) {
        step(isWordCharacter(point), point);
      } else {
        stepAdaptive(text, i, point);
      }
    }
    end();
  }

  private void step(boolean inWord, int point) {
    if (inWord) {
      append(point);
    } else {
      end();
    }
  }

  private void stepAdaptive(String text, int next, int point) {
    if (point < 128) {
      boolean joins = point == '\'' && joinsLetters(text, next);
      if (!joins) {
        step(isWordCharacter(point), point);
      }
    } else if (isMark(point)) {
      extend(point);
    } else if (isIgnored(point) || (point == 0x2019 && joinsLetters(text, next))) {
      return;
    } else if (Scripts.isEmoji(point)) {
      single(point, 1);
    } else if (Scripts.isWithoutSpaces(point)) {
      single(point, Scripts.charactersPerWord(point));
    } else {
      step(isWordCharacter(point), point);
    }
  }

  private boolean joinsLetters(String text, int next) {
    return state == IN_WORD
        && next < text.length()
        && FrozenUnicode.isLetter(text.codePointAt(next))
        && !Scripts.isWithoutSpaces(text.codePointAt(next));
  }

  private static boolean isWordCharacter(int point) {
    if (point < 128) {
      return (point >= 'a' && point <= 'z')
          || (point >= 'A' && point <= 'Z')
          || (point >= '0' && point <= '9')
          || point == '_';
    }
    int type = FrozenUnicode.type(point);
    return FrozenUnicode.isLetter(point)
        || type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static boolean isMark(int point) {
    int type = FrozenUnicode.type(point);
    return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
        && !isVariationSelector(point);
  }

  private static boolean isIgnored(int point) {
    return FrozenUnicode.type(point) == Character.FORMAT || isVariationSelector(point);
  }

  private static boolean isVariationSelector(int point) {
    return point >= 0xFE00 && point <= 0xFE0F;
  }

  private void append(int point) {
    if (state != IN_WORD) {
      begin(false);
      state = IN_WORD;
    }
    take(FrozenUnicode.foldCase(point));
  }

  /** A mark belongs to the word or single character before it; one that stands alone is dropped. */
  private void extend(int point) {
    if (state != OUTSIDE) {
      take(point);
    }
  }

  private void single(int point, int perWord) {
    begin(perWord > 1);
    state = AFTER_SINGLE;
    halves += perWord == 2 ? 1 : 0;
    quarters += perWord == 4 ? 1 : 0;
    take(point);
  }

  private void begin(boolean unspaced) {
    end();
    if (joined.length() > 0 && !(unspaced && previousUnspaced)) {
      joined.append(' ');
    }
    previousUnspaced = unspaced;
    open = Mixing.START;
  }

  private void take(int point) {
    open = Mixing.append(open, point);
    joined.appendCodePoint(point);
  }

  private void end() {
    if (state != OUTSIDE) {
      add(Mixing.finish(open));
      state = OUTSIDE;
    }
  }

  private void add(long word) {
    if (count == words.length) {
      words = Arrays.copyOf(words, 2 * count);
    }
    words[count++] = word;
  }
}
