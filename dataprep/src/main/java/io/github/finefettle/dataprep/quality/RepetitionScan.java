package io.github.finefettle.dataprep.quality;

/*
 * The second kernel behind TextMeasures: words, lines and trigrams that come again.
 *
 * It needs a hash per word and a look-up per word, several times the cost of the counts, and so it
 * runs only when one of its measures is asked for. A word's hash is a rotation and an addition per
 * character, mixed once at the word's end; lines and trigrams are hashed from the hashes of their
 * words, so that lines that differ in white space alone are equal. No string is made.
 */
final class RepetitionScan {
  private static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
  private static final long SECOND_FACTOR = 0x94D049BB133111EBL;

  long longestWord;
  long repeatedLineCharacters;
  long repeatedTrigrams;

  private final SeenHashes trigrams;
  private final SeenHashes lines = new SeenHashes(4);
  private long words;
  private long previousWord;
  private long wordBefore;
  private long lineHash;
  private long lineCharacters;

  RepetitionScan(String text) {
    // About six characters a word; the set grows where words are shorter.
    trigrams = new SeenHashes(Math.min(1 << 20, text.length() / 6 + 4));
    int length = text.length();
    long hash = 0;
    int wordLength = 0;
    for (int i = 0; i < length; ) {
      int c = text.charAt(i);
      if (c >= Character.MIN_SURROGATE) {
        c = text.codePointAt(i);
      }
      if (TextSpace.isSpace(c)) {
        if (wordLength > 0) {
          endWord(hash, wordLength);
          hash = 0;
          wordLength = 0;
        }
        if (TextSpace.endsLine(text, i, c)) {
          endLine();
        }
      } else {
        hash = Long.rotateLeft(hash, 7) + c;
        wordLength++;
      }
      i += c >= Character.MIN_SUPPLEMENTARY_CODE_POINT ? 2 : 1;
    }
    if (wordLength > 0) {
      endWord(hash, wordLength);
    }
    endLine();
  }

  private void endWord(long hash, int length) {
    // The length tells words apart that differ by leading characters of code 0 alone.
    long word = mix(hash + length);
    words++;
    longestWord = Math.max(longestWord, length);
    lineCharacters += length;
    lineHash = (lineHash + word) * FIRST_FACTOR;
    if (words > 2) {
      long trigram = (wordBefore * 3 + previousWord) * SECOND_FACTOR + word;
      repeatedTrigrams += trigrams.add(trigram) ? 0 : 1;
    }
    wordBefore = previousWord;
    previousWord = word;
  }

  private void endLine() {
    if (lineCharacters > 0 && !lines.add(lineHash)) {
      repeatedLineCharacters += lineCharacters;
    }
    lineHash = 0;
    lineCharacters = 0;
  }

  private static long mix(long hash) {
    long z = (hash ^ (hash >>> 30)) * FIRST_FACTOR;
    return z ^ (z >>> 27);
  }
}
