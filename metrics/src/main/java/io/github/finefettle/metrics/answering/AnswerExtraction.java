package io.github.finefettle.metrics.answering;

import io.github.finefettle.metrics.text.PythonText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the answer is taken out of a text that may reason before it answers. */
public enum AnswerExtraction {
  /**
   * The last number: digits, maybe with a sign, commas between thousands, a fraction after a point
   * and an exponent. A hyphen behind a letter or a digit is no sign.
   */
  LAST_NUMBER("last-number"),
  /** What follows the last {@code ####} on its line, as in the answers of GSM8K. */
  AFTER_HASHES("hashes"),
  /**
   * What follows the last {@code answer is} on its line, in any case, without a colon before it or
   * a full stop behind it.
   */
  ANSWER_IS("answer-is"),
  /** What the last {@code \boxed} holds in its braces, as in the answers of MATH. */
  BOXED("boxed"),
  /**
   * The last letter A to E in upper case that stands alone, as in tests of multiple choice. The
   * word A at the head of a sentence is such a letter too.
   */
  LAST_LETTER("last-letter"),
  /** The whole text. */
  WHOLE_TEXT("whole");

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(?<![\\p{L}\\p{N})])[-+\u2212])?"
              + "(?:(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\\.[0-9]+)?|\\.[0-9]+)"
              + "(?:[eE][-+]?[0-9]+)?");
  private static final Pattern LETTER =
      Pattern.compile("(?<![\\p{L}\\p{N}])[A-E](?![\\p{L}\\p{N}])");
  private static final String HASHES = "####";
  private static final String PHRASE = "answer is";
  private static final String BOX = "\\boxed{";

  private final String key;

  AnswerExtraction(String key) {
    this.key = key;
  }

  /**
   * How the rule stands in a signature.
   *
   * @return such as {@code "last-number"}
   */
  public String key() {
    return key;
  }

  /**
   * The answer in a text.
   *
   * @param text any text
   * @return the answer without white space at its ends, or empty where the text has none
   */
  public Optional<String> extract(String text) {
    return raw(text).map(PythonText::strip).filter(answer -> !answer.isEmpty());
  }

  private Optional<String> raw(String text) {
    return switch (this) {
      case LAST_NUMBER -> last(NUMBER, text);
      case LAST_LETTER -> last(LETTER, text);
      case AFTER_HASHES -> restOfLine(text, text.lastIndexOf(HASHES), HASHES.length());
      case ANSWER_IS -> answerIs(text);
      case BOXED -> boxed(text);
      case WHOLE_TEXT -> Optional.of(text);
    };
  }

  private static Optional<String> last(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    String found = null;
    while (matcher.find()) {
      found = matcher.group();
    }
    return Optional.ofNullable(found);
  }

  private static Optional<String> answerIs(String text) {
    // Lower case of ASCII letters alone keeps every position.
    int at = lowerAscii(text).lastIndexOf(PHRASE);
    return restOfLine(text, at, PHRASE.length())
        .map(PythonText::strip)
        .map(rest -> PythonText.strip(rest.startsWith(":") ? rest.substring(1) : rest))
        .map(rest -> rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest);
  }

  private static Optional<String> restOfLine(String text, int at, int length) {
    if (at < 0) {
      return Optional.empty();
    }
    int end = text.indexOf('\n', at);
    return Optional.of(text.substring(at + length, end < 0 ? text.length() : end));
  }

  private static Optional<String> boxed(String text) {
    int at = text.lastIndexOf(BOX);
    if (at < 0) {
      return Optional.empty();
    }
    int depth = 1;
    int from = at + BOX.length();
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return Optional.of(text.substring(from, i));
      }
    }
    return Optional.empty();
  }

  private static String lowerAscii(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        out.setCharAt(i, Character.toString(c).toLowerCase(Locale.ROOT).charAt(0));
      }
    }
    return out.toString();
  }
}
