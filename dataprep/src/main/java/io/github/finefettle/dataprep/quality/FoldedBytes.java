package io.github.finefettle.dataprep.quality;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * The letters, marks and digits of a text in lower case, each run of anything else being one space,
 * without outer spaces, as bytes to be hashed: two texts have equal bytes exactly where they have
 * equal words.
 *
 * Every row of a data set is folded so, and its words are short: a branch for each of them would be
 * foretold wrongly and cost more than all the rest. So the loop over ASCII writes each folded
 * character where the next one belongs, and moves on unless it was the second space of a gap.
 * Characters beyond ASCII go one by one; folded, each takes a byte that ASCII does not have and
 * three of its code point.
 */
final class FoldedBytes {
  private static final byte BEYOND_ASCII = -1;
  private static final int LONGEST = 4;
  private static final byte[] FOLDED = folded();

  private byte[] bytes;
  private int length;
  private long characters;

  /** 0 at the beginning and behind a space, positive behind a word character. */
  private int before;

  private FoldedBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Folds a text.
   *
   * @param ascii its bytes, if all of it is ASCII; they are written over
   */
  static FoldedBytes of(String text, byte @Nullable [] ascii) {
    return ascii == null ? of(text) : ofAscii(ascii);
  }

  private static FoldedBytes ofAscii(byte[] ascii) {
    FoldedBytes folded = new FoldedBytes(ascii);
    int n = 0;
    int last = 0;
    int inWords = 0;
    for (int i = 0; i < ascii.length; i++) {
      byte f = FOLDED[ascii[i]];
      ascii[n] = f;
      // 0 for a space and never negative: the sign of its opposite tells which it is.
      int word = f ^ ' ';
      n += -(word | last) >>> 31;
      inWords += -word >>> 31;
      last = word;
    }
    folded.length = n > 0 && last == 0 ? n - 1 : n;
    folded.characters = inWords;
    return folded;
  }

  /** Folds a text of any characters. */
  static FoldedBytes of(String text) {
    FoldedBytes folded = new FoldedBytes(new byte[text.length() + LONGEST]);
    folded.scan(text);
    return folded;
  }

  /** How many letters, marks and digits there are. */
  long characters() {
    return characters;
  }

  HashValue128 hash() {
    return Hashing.xxh3_128().hashBytesTo128Bits(bytes, 0, length);
  }

  /** Whether a code point is a letter, mark or number. */
  static boolean isWordCharacter(int c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return switch (FrozenUnicode.type(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> FrozenUnicode.isLetterOrDigit(c);
    };
  }

  private static byte[] folded() {
    byte[] folded = new byte[128];
    for (int c = 0; c < 128; c++) {
      folded[c] = (byte) (isWordCharacter(c) ? FrozenUnicode.foldCase(c) : ' ');
    }
    return folded;
  }

  private void scan(String text) {
    int at = 0;
    while (at < text.length()) {
      at = scanAscii(text, at);
      if (at < text.length()) {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        addOne(c, text.length() - at);
      }
    }
    length -= length > 0 && before == 0 ? 1 : 0;
  }

  private int scanAscii(String text, int from) {
    byte[] out = bytes;
    int n = length;
    int last = before;
    int inWords = 0;
    int i = from;
    for (int end = text.length(); i < end; i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        break;
      }
      byte f = FOLDED[c];
      out[n] = f;
      int word = f ^ ' ';
      n += -(word | last) >>> 31;
      inWords += -word >>> 31;
      last = word;
    }
    before = last;
    length = n;
    characters += inWords;
    return i;
  }

  private void addOne(int c, int left) {
    if (bytes.length - length < left + 2 * LONGEST) {
      bytes = Arrays.copyOf(bytes, 2 * (bytes.length + LONGEST));
    }
    if (!isWordCharacter(c)) {
      bytes[length] = ' ';
      length += before == 0 ? 0 : 1;
      before = 0;
      return;
    }
    before = 1;
    characters++;
    int f = FrozenUnicode.foldCase(c);
    if (f < 128) {
      bytes[length++] = (byte) f;
    } else {
      bytes[length++] = BEYOND_ASCII;
      bytes[length++] = (byte) (f >> 16);
      bytes[length++] = (byte) (f >> 8);
      bytes[length++] = (byte) f;
    }
  }
}
