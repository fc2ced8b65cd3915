package io.github.finefettle.dataprep.duplicates;

/**
 * A number that is spelled out in English, word by word: "two hundred and thirty-five". A word that
 * cannot go on with the number before it begins a new one, as in "two five".
 */
final class SpelledNumber {
  private static final long[] SCALES = {1, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000L};

  private boolean open;
  private long whole;
  private long part;
  private int last;
  private boolean afterAnd;

  boolean isOpen() {
    return open;
  }

  long value() {
    return whole + part;
  }

  void close() {
    open = false;
    afterAnd = false;
    whole = 0;
    part = 0;
  }

  /** Whether "and" may stand here: behind hundreds and thousands. */
  boolean takesAnd() {
    return open && !afterAnd && (last == NumberWords.HUNDRED || last == NumberWords.SCALE);
  }

  void and() {
    afterAnd = true;
  }

  /** Whether the word goes on with the number; otherwise the number must be closed first. */
  boolean takes(int kind, int value) {
    if (!open) {
      return false;
    }
    boolean round = last == NumberWords.HUNDRED || last == NumberWords.SCALE;
    return switch (kind) {
      case NumberWords.SMALL -> value > 0 && (round || (last == NumberWords.TENS && value < 10));
      case NumberWords.TENS -> round;
      case NumberWords.HUNDRED -> !afterAnd && !round && part > 0 && part < 100;
      default -> !afterAnd && last != NumberWords.SCALE && part > 0;
    };
  }

  void add(int kind, int value) {
    open = true;
    afterAnd = false;
    last = kind;
    if (kind == NumberWords.HUNDRED) {
      part = part == 0 ? 100 : 100 * part;
    } else if (kind == NumberWords.SCALE) {
      whole += (part == 0 ? 1 : part) * SCALES[value];
      part = 0;
    } else {
      part += value;
    }
  }
}
