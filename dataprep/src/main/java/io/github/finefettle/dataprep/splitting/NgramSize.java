package io.github.finefettle.dataprep.splitting;

/**
 * How long the runs of words are.
 *
 * @param words the usual length
 * @param least a row with fewer words than this is not looked up by n-grams; one with fewer than
 *     {@code words} is looked up as a whole, whichever side it is on
 */
record NgramSize(int words, int least) {
  NgramSize {
    if (words < 2 || words > 100 || least < 1 || least > words) {
      throw new IllegalArgumentException(
          "The n-grams ("
              + words
              + " words, at least "
              + least
              + ") must have 2 to 100 words, and the least 1 up to as many. Try 13 and 8.");
    }
  }

  /** Whether a row of so many words is looked for as a whole. */
  boolean isShort(int wordsOfRow) {
    return wordsOfRow >= least && wordsOfRow < words;
  }

  /** 0 for a row that is too short. */
  int lengthFor(int wordsOfRow) {
    if (wordsOfRow < least) {
      return 0;
    }
    return Math.min(words, wordsOfRow);
  }
}
