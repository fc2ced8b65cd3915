package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.definition.Named;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.ArrayList;
import java.util.List;

/** The built-in splitters. */
final class EnglishText {
  static final Named<WordSplitter> WORDS = Named.of("english-words", 1, EnglishText::words);
  static final Named<SentenceSplitter> SENTENCES =
      Named.of("english-sentences", 1, EnglishText::sentences);

  private EnglishText() {}

  static List<String> words(String text) {
    EnglishTokens tokens = EnglishTokens.of(text);
    List<String> words = new ArrayList<>(tokens.count());
    for (int i = 0; i < tokens.count(); i++) {
      if (!tokens.isSpace(i)) {
        words.add(tokens.text(i));
      }
    }
    return words;
  }

  static List<String> sentences(String text) {
    EnglishTokens tokens = EnglishTokens.of(text);
    List<String> sentences = new ArrayList<>();
    int start = 0;
    boolean marked = false;
    for (int i = 0; i < tokens.count(); i++) {
      boolean mark = isMark(tokens, i);
      if (marked && !mark && !isPunctuation(tokens, i)) {
        // The end of a sentence is the end of its last token; the space after it opens the next.
        int end = tokens.end(i - 1);
        sentences.add(text.substring(start, end));
        start = end;
        marked = false;
      } else if (mark) {
        marked = true;
      }
    }
    sentences.add(text.substring(start));
    return sentences;
  }

  private static boolean isMark(EnglishTokens tokens, int i) {
    int start = tokens.start(i);
    int c = tokens.source().codePointAt(start);
    return tokens.end(i) - start == Character.charCount(c)
        && Punctuation.SENTENCE_MARKS.contains(c);
  }

  private static boolean isPunctuation(EnglishTokens tokens, int i) {
    for (int at = tokens.start(i); at < tokens.end(i); ) {
      int c = tokens.source().codePointAt(at);
      if (!isPunctuation(c)) {
        return false;
      }
      at += Character.charCount(c);
    }
    return true;
  }

  private static boolean isPunctuation(int c) {
    return switch (FrozenUnicode.type(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
