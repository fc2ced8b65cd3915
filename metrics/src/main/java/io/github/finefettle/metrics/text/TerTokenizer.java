package io.github.finefettle.metrics.text;

/**
 * How TER cuts a text into words: as tercom, in the form that sacrebleu 2.6.0 has given it.
 *
 * <p>Two rules of the tool never apply and are left out: the cut of a possessive at the very end of
 * the text, which has a space behind it by then, and that of runs of kana, which asks for the
 * beginning of the text in the middle of it.
 */
final class TerTokenizer {
  private static final String PUNCTUATION = ".,?:;!\"()";
  private static final String FULL_WIDTH_PUNCTUATION =
      "\uFF0E\uFF0C\uFF1F\uFF1A\uFF1B\uFF01\uFF02\uFF08\uFF09";

  /** Ideographs and their kin, first and last; U+3F22 is the tool's, where U+32FF was meant. */
  private static final char[] ASIAN = {
    '\u2E80', '\u2EFF', '\u31C0', '\u31EF', '\u3200', '\u3F22', '\u3400', '\u4DBF', '\u4E00',
    '\u9FFF', '\uF900', '\uFAFF', '\uFE30', '\uFE4F'
  };

  private static final char[] ASIAN_PUNCTUATION = {
    '\u3001', '\u3002', '\u3008', '\u3011', '\u3014', '\u301F', '\u30FB', '\u30FB', '\uFF61',
    '\uFF65'
  };

  private static final MtevalTokenizer RULES = new MtevalTokenizer(MtevalTokenizer.Rules.TERCOM);

  private final boolean normalized;
  private final boolean withoutPunctuation;
  private final boolean asian;
  private final boolean caseSensitive;

  TerTokenizer(
      boolean normalized, boolean withoutPunctuation, boolean asian, boolean caseSensitive) {
    this.normalized = normalized;
    this.withoutPunctuation = withoutPunctuation;
    this.asian = asian;
    this.caseSensitive = caseSensitive;
  }

  /**
   * Fills the spans with the words of a reference. The tool normalises references twice, which
   * differs where undoing an entity or cutting off a stop makes way for another rule ("5's." keeps
   * its 's the first time only). Published scores have it so.
   */
  void tokenizeReference(String text, TokenSpans words) {
    tokenize(text, words);
    if (normalized) {
      tokenize(String.join(" ", words.strings()), words);
    }
  }

  /** Fills the spans with the words of a prediction. */
  void tokenize(String text, TokenSpans words) {
    String sentence = PythonText.stripEnd(text);
    if (!caseSensitive) {
      sentence = PythonLowerCase.of(sentence);
    }
    if (!normalized) {
      words.read(withoutPunctuation ? bare(sentence) : sentence);
      words.splitAtSpaces();
      return;
    }
    words.read(unescaped(sentence));
    RULES.split(words);
    if (withoutPunctuation || asian) {
      // The rules that are left look at single characters: they can follow on the tokens.
      String joined = String.join(" ", words.strings());
      String spaced = asian ? spaced(joined) : joined;
      words.read(withoutPunctuation ? bare(spaced) : spaced);
      words.splitAtSpaces();
    }
  }

  private static String unescaped(String sentence) {
    String line = sentence;
    if (line.indexOf('\n') >= 0) {
      line = line.replace("\n-", "").replace('\n', ' ');
    }
    return line.indexOf('&') >= 0 ? BleuTokenizer.unescaped(line) : line;
  }

  /** Each Asian character as a token of its own. */
  private static String spaced(String text) {
    StringBuilder out = new StringBuilder(2 * text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isIn(ASIAN, c) || isAsianPunctuation(c)) {
        out.append(' ').append(c).append(' ');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private String bare(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (PUNCTUATION.indexOf(c) < 0 && !(asian && isAsianPunctuation(c))) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isAsianPunctuation(char c) {
    return isIn(ASIAN_PUNCTUATION, c) || FULL_WIDTH_PUNCTUATION.indexOf(c) >= 0;
  }

  private static boolean isIn(char[] ranges, char c) {
    for (int i = 0; i < ranges.length; i += 2) {
      if (c >= ranges[i] && c <= ranges[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
