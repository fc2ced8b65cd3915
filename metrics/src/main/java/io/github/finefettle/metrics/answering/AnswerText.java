package io.github.finefettle.metrics.answering;

import io.github.finefettle.metrics.text.PythonText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers as the script of SQuAD compares them (Rajpurkar and others, 2016): in lower case, without
 * ASCII punctuation, without the articles a, an and the, with single spaces. In that order, so that
 * what remains of {@code a.m.} is no article.
 */
public final class AnswerText {
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private AnswerText() {}

  /**
   * An answer in the form that is compared.
   *
   * @param answer any text
   * @return the normalised text, maybe empty
   */
  public static String normalize(String answer) {
    return String.join(" ", words(answer));
  }

  /** The words of a normalised answer. */
  static List<String> words(String answer) {
    return PythonText.split(withoutArticles(withoutPunctuation(PythonText.lower(answer))));
  }

  static boolean isPunctuation(char c) {
    return c < 0x80 && PUNCTUATION.indexOf(c) >= 0;
  }

  static String withoutPunctuation(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isPunctuation(text.charAt(i))) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  /**
   * F1 of the words as bags: 2PR / (P + R) with every word counted as often as it stands in both.
   *
   * @param bothEmpty the value where neither has words; where one has none, it is 0
   */
  static double bagF1(List<String> gold, List<String> predicted, double bothEmpty) {
    if (gold.isEmpty() || predicted.isEmpty()) {
      return gold.isEmpty() && predicted.isEmpty() ? bothEmpty : 0;
    }
    int same = common(gold, predicted);
    if (same == 0) {
      return 0;
    }
    double precision = (double) same / predicted.size();
    double recall = (double) same / gold.size();
    return 2 * precision * recall / (precision + recall);
  }

  private static int common(List<String> gold, List<String> predicted) {
    Map<String, int[]> left = new HashMap<>();
    for (String word : gold) {
      left.computeIfAbsent(word, w -> new int[1])[0]++;
    }
    int same = 0;
    for (String word : predicted) {
      int[] count = left.get(word);
      if (count != null && count[0] > 0) {
        count[0]--;
        same++;
      }
    }
    return same;
  }

  /** Every run of word characters that is an article becomes a space. */
  private static String withoutArticles(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int from = i;
      int c = text.codePointAt(i);
      if (!isWordCharacter(c)) {
        out.appendCodePoint(c);
        i += Character.charCount(c);
        continue;
      }
      while (i < text.length() && isWordCharacter(text.codePointAt(i))) {
        i += Character.charCount(text.codePointAt(i));
      }
      if (isArticle(text, from, i)) {
        out.append(' ');
      } else {
        out.append(text, from, i);
      }
    }
    return out.toString();
  }

  private static boolean isArticle(String text, int from, int to) {
    int length = to - from;
    return (length == 1 && text.charAt(from) == 'a')
        || (length == 2 && text.startsWith("an", from))
        || (length == 3 && text.startsWith("the", from));
  }

  /** What Python's {@code \w} takes: letters, numbers of any kind, and the underscore; no marks. */
  private static boolean isWordCharacter(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
    }
    return Character.isLetter(c)
        || switch (Character.getType(c)) {
          case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
              true;
          default -> false;
        };
  }
}
