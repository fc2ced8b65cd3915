package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Arrays;
import java.util.Optional;

/**
 * A text cut into words, in lower case and without what separates them. A word is an unbroken run
 * of letters, digits, marks and underscores; in Chinese and Japanese characters, which are written
 * without spaces, each character is one. Normal form C.
 *
 * <p>Words are kept as hashes with their places in the folded text, so that runs of words are found
 * by hash and then compared character by character: nothing is claimed on a hash alone. The hash of
 * a run comes from the sums over all beginnings, in one subtraction, whatever its length.
 */
final class WordRun {
  private static final long BASE = 0x9E3779B97F4A7C15L;

  private final StringBuilder folded;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private long[] words = new long[16];
  private int count;

  private WordRun(int length) {
    this.folded = new StringBuilder(length);
  }

  static WordRun of(String text) {
    WordRun run = new WordRun(text.length());
    run.scan(FrozenUnicode.composed(text), Integer.MAX_VALUE);
    return run;
  }

  /** The beginning of a text, up to so many words. */
  static WordRun beginning(String text, int words) {
    WordRun run = new WordRun(Math.min(text.length(), 16 * words));
    run.scan(FrozenUnicode.composed(text), words);
    return run;
  }

  private void scan(String text, int most) {
    boolean inWord = false;
    for (int i = 0; i < text.length() && count < most; ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean single = point >= 0x2E80 && Character.isIdeographic(point);
      boolean word = isWordCharacter(point);
      if (inWord && (!word || single)) {
        end();
        inWord = false;
      }
      if (word) {
        if (!inWord) {
          begin();
          inWord = true;
        }
        folded.appendCodePoint(FrozenUnicode.foldCase(point));
        if (single) {
          end();
          inWord = false;
        }
      }
    }
    if (inWord) {
      end();
    }
  }

  private static boolean isWordCharacter(int point) {
    if (point < 128) {
      return (point >= 'a' && point <= 'z')
          || (point >= '0' && point <= '9')
          || (point >= 'A' && point <= 'Z')
          || point == '_';
    }
    int type = FrozenUnicode.type(point);
    return FrozenUnicode.isLetterOrDigit(point)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private void begin() {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      words = Arrays.copyOf(words, 2 * count);
    }
    if (count > 0) {
      folded.append(' ');
    }
    starts[count] = folded.length();
  }

  private void end() {
    long hash = BASE;
    for (int i = starts[count]; i < folded.length(); i++) {
      hash = (hash ^ folded.charAt(i)) * 0xFF51AFD7ED558CCDL;
      hash ^= hash >>> 32;
    }
    words[count] = hash;
    ends[count] = folded.length();
    count++;
  }

  /** How many words. */
  int size() {
    return count;
  }

  /** All words, one space between each two. */
  String joined() {
    return folded.toString();
  }

  /** The words from one place, as they are compared. */
  String joined(int from, int length) {
    return length == 0 ? "" : folded.substring(starts[from], ends[from + length - 1]);
  }

  /**
   * For each place the sum over the words before it, from which {@link #hash} takes the hash of any
   * run.
   */
  long[] sums() {
    long[] sums = new long[count + 1];
    for (int i = 0; i < count; i++) {
      sums[i + 1] = sums[i] * BASE + words[i];
    }
    return sums;
  }

  /** {@code BASE} to a power, for runs of so many words. */
  static long power(int length) {
    long power = 1;
    for (int i = 0; i < length; i++) {
      power *= BASE;
    }
    return power;
  }

  /** The hash of a run of words; not 0. */
  static long hash(long[] sums, int from, int length, long power) {
    long h = sums[from + length] - sums[from] * power + length;
    h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
    h ^= h >>> 33;
    return h == 0 ? 1 : h;
  }

  /** Whether two runs are the same words. */
  boolean equalsAt(int from, WordRun other, int otherFrom, int length) {
    int start = starts[from];
    int otherStart = other.starts[otherFrom];
    int size = ends[from + length - 1] - start;
    if (other.ends[otherFrom + length - 1] - otherStart != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (folded.charAt(start + i) != other.folded.charAt(otherStart + i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two words are the same, by their hashes. */
  boolean sameWord(int place, WordRun other, int otherPlace) {
    return words[place] == other.words[otherPlace];
  }

  /** The longest run of words that two texts share: from where in this one, and how many. */
  record Shared(int from, int length) {}

  /**
   * The longest shared run; of equally long ones the first in this text. Takes time with the
   * product of the lengths, so beyond {@code mostCells} of that it is not looked for.
   */
  Optional<Shared> longestShared(WordRun other, long mostCells) {
    if ((long) count * other.count > mostCells) {
      return Optional.empty();
    }
    // ending[j] is the length of the shared run that ends at word i here and at word j - 1 there.
    int[] ending = new int[other.count + 1];
    int best = 0;
    int bestEnd = 0;
    for (int i = 0; i < count; i++) {
      for (int j = other.count; j > 0; j--) {
        ending[j] = sameWord(i, other, j - 1) ? ending[j - 1] + 1 : 0;
        if (ending[j] > best) {
          best = ending[j];
          bestEnd = i + 1;
        }
      }
    }
    return Optional.of(new Shared(bestEnd - best, best));
  }

  /** Gives back what growing took too much; a run that is kept for long is kept small. */
  WordRun trimmed() {
    starts = Arrays.copyOf(starts, Math.max(1, count));
    ends = Arrays.copyOf(ends, Math.max(1, count));
    words = Arrays.copyOf(words, Math.max(1, count));
    folded.trimToSize();
    return this;
  }
}
