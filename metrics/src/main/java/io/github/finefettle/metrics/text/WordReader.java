package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.text.internal.TokenIds;
import java.lang.Character.UnicodeScript;

/**
 * Reads the words of texts as numbers. A word is written, lower-case and stemmed, where the table
 * of words would keep it, so no string is made on the way.
 *
 * <p>Not safe for use by several threads.
 */
final class WordReader {
  /** The folded form of each ASCII character that may stand in a word, 0 for the others. */
  private static final byte[] FOLDED = folded();

  private static final char KELVIN_SIGN = '\u212A';
  private static final char CAPITAL_I_WITH_DOT = '\u0130';
  private static final int ZERO_WIDTH_SPACE = 0x200B;

  private static final int WORD = 1;
  private static final int MARK = 2;
  private static final int LETTER_WORD = 3;
  private static final int NOTHING = 4;

  private final WordRule rule;
  private final boolean stemmed;
  private final TokenIds table;
  private final PorterStemmer stemmer = new PorterStemmer();
  private char[] text = new char[256];

  WordReader(WordRule rule, boolean stemmed, TokenIds table) {
    this.rule = rule;
    this.stemmed = stemmed;
    this.table = table;
  }

  /** Reads the words of a text, adding new ones to the table. */
  void read(String read, WordList words) {
    words.clear();
    int length = read.length();
    if (length > text.length) {
      text = new char[Math.max(length, (int) Math.min(2L * text.length, 1 << 30))];
    }
    read.getChars(0, length, text, 0);
    switch (rule) {
      case ROUGE -> readAscii(length, words);
      case UNICODE -> readUnicode(length, words);
      case WHITE_SPACE -> readSpaced(length, words);
    }
    words.endLine();
  }

  private void readAscii(int length, WordList words) {
    char[] out = table.room(length);
    int start = table.position();
    int end = start;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      char folded = c < 128 ? (char) FOLDED[c] : foldedToAscii(c);
      if (folded != 0) {
        out[end++] = folded;
        // What the lower case of this letter has besides an i is a mark, which separates.
        if (c != CAPITAL_I_WITH_DOT) {
          continue;
        }
      }
      if (end > start) {
        words.add(close(out, start, end));
        out = table.room(length - i);
        start = table.position();
        end = start;
      }
      if (c == '\n') {
        words.endLine();
      }
    }
    if (end > start) {
      words.add(close(out, start, end));
    }
  }

  private void readSpaced(int length, WordList words) {
    int i = 0;
    while (i < length) {
      int from = i;
      while (i < length && !PythonText.isSpace(text[i])) {
        i++;
      }
      if (i > from) {
        char[] out = table.room(i - from);
        int start = table.position();
        System.arraycopy(text, from, out, start, i - from);
        words.add(close(out, start, start + i - from));
      }
      if (i < length && text[i] == '\n') {
        words.endLine();
      }
      i++;
    }
  }

  private void readUnicode(int length, WordList words) {
    char[] out = table.room(length);
    int start = table.position();
    int end = start;
    boolean letterWord = false;
    int i = 0;
    while (i < length) {
      int c = Character.codePointAt(text, i, length);
      i += Character.charCount(c);
      int kind = kind(c);
      if (kind == NOTHING) {
        continue;
      }
      boolean goesOn = kind == MARK || (kind == WORD && !letterWord);
      if (end > start && !goesOn) {
        words.add(close(out, start, end));
        out = table.room(length - i + 2);
        start = table.position();
        end = start;
      }
      if (kind == 0) {
        letterWord = false;
        if (c == '\n') {
          words.endLine();
        }
        continue;
      }
      if (end == start) {
        letterWord = kind == LETTER_WORD;
      }
      end += Character.toChars(Character.toLowerCase(c), out, end);
    }
    if (end > start) {
      words.add(close(out, start, end));
    }
  }

  private int close(char[] out, int start, int end) {
    int length = end - start;
    if (stemmed && length > 3 && isAscii(out, start, end)) {
      length = stemmer.stem(out, start, length);
    }
    return table.idOfWritten(length);
  }

  private boolean isAscii(char[] out, int start, int end) {
    if (rule == WordRule.ROUGE) {
      return true;
    }
    for (int i = start; i < end; i++) {
      if (out[i] >= 128 || FOLDED[out[i]] != out[i]) {
        return false;
      }
    }
    return true;
  }

  /** Of all characters beyond ASCII, these two alone have an ASCII letter in their lower case. */
  private static char foldedToAscii(char c) {
    return c == KELVIN_SIGN ? 'k' : c == CAPITAL_I_WITH_DOT ? 'i' : 0;
  }

  private static int kind(int c) {
    if (c < 128) {
      return FOLDED[c] == 0 ? 0 : WORD;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          MARK;
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          c >= 0x0E00 && isOfScriptWithoutSpaces(c) ? LETTER_WORD : WORD;
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> WORD;
      case Character.FORMAT -> c == ZERO_WIDTH_SPACE ? 0 : NOTHING;
      default -> 0;
    };
  }

  private static boolean isOfScriptWithoutSpaces(int c) {
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
      default -> false;
    };
  }

  private static byte[] folded() {
    byte[] folded = new byte[128];
    for (char c = '0'; c <= '9'; c++) {
      folded[c] = (byte) c;
    }
    for (char c = 'a'; c <= 'z'; c++) {
      folded[c] = (byte) c;
      folded[c - 'a' + 'A'] = (byte) c;
    }
    return folded;
  }
}
