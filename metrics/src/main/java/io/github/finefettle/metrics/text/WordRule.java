package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.description.SignatureReader;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** How a text becomes words. Each rule is part of the signature of the metric that follows it. */
public enum WordRule {
  /**
   * As in Google's rouge_score: lower-case runs of {@code a-z} and {@code 0-9}; all else separates.
   * A text in another script has no words at all.
   */
  ROUGE("rouge"),

  /**
   * Lower-case runs of letters, marks and digits of any script; all else separates. Where a script
   * puts no spaces between words (Chinese characters, kana, bopomofo, Thai, Lao, Khmer, Burmese,
   * Tibetan), each letter with the marks behind it is a word. Characters are as they are written:
   * nothing is composed or decomposed. Format characters are left out, but the zero-width space
   * separates. What a letter is follows the Unicode version of the Java runtime; text within
   * Unicode 13 gives the same words on all that we support.
   */
  UNICODE("unicode"),

  /** What stands between white space, as Python's {@code str.split()}; the case is kept. */
  WHITE_SPACE("space");

  private static final Map<String, WordRule> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toMap(WordRule::key, rule -> rule));

  private final String key;

  WordRule(String key) {
    this.key = key;
  }

  /**
   * How the rule stands in a signature, as in {@code tok:rouge}.
   *
   * @return a lower-case word
   */
  public String key() {
    return key;
  }

  /** The rule of a signature, under the key {@code tok}. */
  static WordRule of(SignatureReader reader, WordRule otherwise) {
    return reader.choice("tok", BY_KEY, otherwise);
  }
}
