package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Optional;
import java.util.Set;

/**
 * Signs that an answer was cut off. They are signs only: an answer that ends on purpose without a
 * full stop, or code with an odd bracket in a string, may show them.
 */
public enum Truncation {
  /** A code block was opened with three backticks and not closed. */
  OPEN_FENCE("A code block is open at the end."),
  /** More curly or square brackets were opened than closed, and the last one stays open. */
  OPEN_BRACKET("A bracket is open at the end."),
  /** The text ends with a comma, a hyphen after a letter, or a word that another must follow. */
  MID_SENTENCE("The text ends in the middle of a sentence."),
  /** Running text, punctuated so far, ends without punctuation. */
  NO_FINAL_PUNCTUATION("Running text ends without punctuation.");

  /** Words that end no English sentence. */
  private static final Set<String> OPENERS =
      Set.of(
          "the",
          "a",
          "an",
          "and",
          "or",
          "but",
          "because",
          "although",
          "of",
          "your",
          "my",
          "their",
          "its",
          "our",
          "which",
          "whose",
          "than",
          "such",
          "between",
          "into",
          "very",
          "if",
          "while");

  /** Words that begin the end of a letter. */
  private static final Set<String> CLOSINGS =
      Set.of("Your", "Yours", "With", "Sincerely", "Best", "Kind", "Warm", "Love", "Regards");

  private static final int LEAST_WORDS = 12;
  private static final int LEAST_OPEN_WORDS = 5;

  private final String sentence;

  Truncation(String sentence) {
    this.sentence = sentence;
  }

  /**
   * The sign as a sentence.
   *
   * @return for the ledger
   */
  public String sentence() {
    return sentence;
  }

  /**
   * Looks for a sign that an answer was cut off. Linear in its length.
   *
   * @param answer any text
   * @return the first sign in the order of this enum, or empty
   */
  public static Optional<Truncation> of(String answer) {
    int end = TextSpace.trimEnd(answer, 0, answer.length());
    if (end == 0) {
      return Optional.empty();
    }
    if (hasOpenFence(answer)) {
      return Optional.of(OPEN_FENCE);
    }
    if (Brackets.isOpenAtEnd(answer, end)) {
      return Optional.of(OPEN_BRACKET);
    }
    char last = answer.charAt(end - 1);
    // What ends with a full stop is told here; the last line is read through only if it must be.
    if (last != ',' && !FrozenUnicode.isLetter(last)) {
      return Optional.empty();
    }
    int line = lastLine(answer, end);
    boolean mid = endsMidSentence(answer, line, end);
    if ((mid || isUnfinished(answer, line, end)) && isRunningText(answer, line, end)) {
      return Optional.of(mid ? MID_SENTENCE : NO_FINAL_PUNCTUATION);
    }
    return Optional.empty();
  }

  static boolean hasOpenFence(String text) {
    if (text.indexOf('`') < 0) {
      return false;
    }
    boolean open = false;
    for (int i = text.indexOf("```"); i >= 0; i = text.indexOf("```", i + 3)) {
      open = !open;
    }
    return open;
  }

  static int lastLine(String text, int end) {
    int i = end;
    while (i > 0 && text.charAt(i - 1) != '\n' && text.charAt(i - 1) != '\r') {
      i--;
    }
    return i;
  }

  /** Whether a line has many words, nearly all of letters: no code, list, heading or number. */
  static boolean isRunningText(String text, int from, int to) {
    int letters = 0;
    int spaces = 0;
    int other = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        spaces++;
      } else if ((c >= 'a' && c <= 'z') || FrozenUnicode.isLetter(c)) {
        letters++;
      } else if (",.'\u2019\"-!?".indexOf(c) < 0) {
        other++;
      }
    }
    char first = text.charAt(from);
    return FrozenUnicode.isLetter(first) && spaces + 1 >= LEAST_WORDS && 20 * other <= letters;
  }

  static boolean endsMidSentence(String text, int from, int end) {
    char last = text.charAt(end - 1);
    if (last == ',') {
      return true;
    }
    int word = end;
    while (word > from && FrozenUnicode.isLetter(text.charAt(word - 1))) {
      word--;
    }
    boolean afterSpace = word > from && text.charAt(word - 1) == ' ';
    return afterSpace && OPENERS.contains(text.substring(word, end));
  }

  /**
   * The last line ends in the middle of a sentence of some words, although an earlier sentence of
   * it ended with a mark. Signatures, hash tags and names at the end are no such sentence.
   */
  static boolean isUnfinished(String text, int from, int end) {
    int start = lastSentence(text, from, end);
    if (start < 0 || !FrozenUnicode.isLetter(text.charAt(end - 1))) {
      return false;
    }
    int words = 1;
    int lastWord = start;
    int firstEnd = -1;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '#' || c == '@') {
        return false;
      }
      if (c == ' ') {
        firstEnd = firstEnd < 0 ? i : firstEnd;
        words++;
        lastWord = i + 1;
      }
    }
    return words >= LEAST_OPEN_WORDS
        && FrozenUnicode.isLowerCase(text.charAt(lastWord))
        && !CLOSINGS.contains(text.substring(start, firstEnd));
  }

  /** Where the last sentence of a line begins behind another, or -1. */
  private static int lastSentence(String text, int from, int end) {
    for (int i = end - 3; i > from; i--) {
      char c = text.charAt(i);
      boolean mark = c == '.' || c == '!' || c == '?';
      if (mark
          && text.charAt(i + 1) == ' '
          && FrozenUnicode.isLowerCase(text.charAt(i - 1))
          && FrozenUnicode.isUpperCase(text.charAt(i + 2))) {
        return i + 2;
      }
    }
    return -1;
  }
}
