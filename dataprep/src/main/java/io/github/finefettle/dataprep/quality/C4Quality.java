package io.github.finefettle.dataprep.quality;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rules of C4 (Raffel et al., "Exploring the Limits of Transfer Learning with a Unified
 * Text-to-Text Transformer", 2020, section 2.2) as datatrove 0.10 applies them. They take lines out
 * of a text that they keep. The list of bad words is not part of them.
 *
 * @param perLine whether lines are judged; sentences otherwise
 * @param minSentences least number of sentences in the lines that stay, 0 for none
 * @param minWordsPerLine lines with fewer words go, 0 for none
 * @param maxWordLength lines with a longer word go, in characters, 0 for none
 * @param switches the rules without a number that are on
 * @param sentences cuts a text into sentences
 */
@CheckReturnValue
public record C4Quality(
    boolean perLine,
    int minSentences,
    int minWordsPerLine,
    int maxWordLength,
    Set<Switch> switches,
    Named<SentenceSplitter> sentences)
    implements QualityProfile {

  /** A rule without a number. */
  public enum Switch {
    /** Footnote marks such as {@code [3]} and {@code [citation needed]} are taken out of lines. */
    REMOVE_CITATIONS,
    /** Lines that do not end with a full stop, question mark, exclamation mark or quote go. */
    TERMINAL_PUNCTUATION,
    /** A text with "lorem ipsum" is dropped. */
    LOREM_IPSUM,
    /** Lines with "javascript" go. */
    JAVASCRIPT,
    /** A text with a curly bracket is dropped; that is every text with JSON or C-like code. */
    CURLY_BRACKET,
    /** Lines about cookies, terms of use and privacy go. */
    POLICY
  }

  static final String ID = "c4-quality";

  private static final String[] POLICY_PHRASES = {
    "terms of use",
    "privacy policy",
    "cookie policy",
    "uses cookies",
    "use of cookies",
    "use cookies"
  };

  /** Checks the thresholds and copies the switches. */
  public C4Quality {
    Settings.atLeastZero("minSentences", minSentences);
    Settings.atLeastZero("minWordsPerLine", minWordsPerLine);
    Settings.atLeastZero("maxWordLength", maxWordLength);
    switches = Set.copyOf(switches);
  }

  /**
   * The profile with datatrove's thresholds.
   *
   * @return 5 sentences, 3 words a line, words of 1,000 characters, and all switches on
   */
  public static C4Quality standard() {
    return new C4Quality(true, 5, 3, 1000, Set.of(Switch.values()), SentenceSplitter.english());
  }

  /**
   * The same for lines or for sentences.
   *
   * @param lines true for lines
   * @return a new profile
   */
  public C4Quality withPerLine(boolean lines) {
    return new C4Quality(lines, minSentences, minWordsPerLine, maxWordLength, switches, sentences);
  }

  /**
   * The same with other thresholds.
   *
   * @param leastSentences of a text, 0 for none
   * @param leastWordsPerLine of a line, 0 for none
   * @param greatestWordLength in characters, 0 for none
   * @return a new profile
   */
  public C4Quality withThresholds(
      int leastSentences, int leastWordsPerLine, int greatestWordLength) {
    return new C4Quality(
        perLine, leastSentences, leastWordsPerLine, greatestWordLength, switches, sentences);
  }

  /**
   * The same with other rules on.
   *
   * @param on the rules without a number
   * @return a new profile
   */
  public C4Quality withSwitches(Set<Switch> on) {
    return new C4Quality(perLine, minSentences, minWordsPerLine, maxWordLength, on, sentences);
  }

  /**
   * The same with another splitter.
   *
   * @param splitter cuts a text into sentences
   * @return a new profile
   */
  public C4Quality withSentenceSplitter(Named<SentenceSplitter> splitter) {
    return new C4Quality(perLine, minSentences, minWordsPerLine, maxWordLength, switches, splitter);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Judgement judge(String text) {
    List<String> lines =
        perLine ? PythonText.lines(text) : Settings.splitSentences(sentences, text);
    List<String> kept = new ArrayList<>();
    int count = 0;
    for (String raw : lines) {
      String line = PythonText.strip(raw);
      List<String> words = PythonText.split(line);
      if (hasLongWord(words)) {
        continue;
      }
      if (switches.contains(Switch.REMOVE_CITATIONS)) {
        line = withoutCitations(line);
      }
      if ((switches.contains(Switch.TERMINAL_PUNCTUATION) && !isTerminated(line))
          || words.size() < minWordsPerLine) {
        continue;
      }
      String small = FrozenUnicode.lowerCase(line);
      if (switches.contains(Switch.LOREM_IPSUM) && small.contains("lorem ipsum")) {
        return Judgement.drop("lorem_ipsum", text);
      }
      if (switches.contains(Switch.JAVASCRIPT) && small.contains("javascript")) {
        continue;
      }
      if (switches.contains(Switch.CURLY_BRACKET) && line.indexOf('{') >= 0) {
        return Judgement.drop("curly_bracket", text);
      }
      if (switches.contains(Switch.POLICY) && isPolicy(small)) {
        continue;
      }
      count += perLine ? Settings.splitSentences(sentences, line).size() : 1;
      kept.add(line);
    }
    if (count < minSentences) {
      return Judgement.drop("too_few_sentences", count, minSentences, text);
    }
    return Judgement.keep(PythonText.strip(String.join(perLine ? "\n" : " ", kept)));
  }

  private boolean hasLongWord(List<String> words) {
    return maxWordLength > 0
        && words.stream().anyMatch(word -> Settings.codePoints(word) > maxWordLength);
  }

  private static boolean isTerminated(String line) {
    return !line.isEmpty()
        && ".?!\"'".indexOf(line.charAt(line.length() - 1)) >= 0
        && !line.endsWith("...");
  }

  private static boolean isPolicy(String small) {
    for (String phrase : POLICY_PHRASES) {
      if (small.contains(phrase)) {
        return true;
      }
    }
    return false;
  }

  /** Without {@code [edit]}, {@code [citation needed]} and numbers, or nothing, in brackets. */
  static String withoutCitations(String line) {
    int bracket = line.indexOf('[');
    if (bracket < 0) {
      return line;
    }
    StringBuilder out = new StringBuilder(line.length());
    int from = 0;
    while (bracket >= 0) {
      int end = citationEnd(line, bracket);
      out.append(line, from, end > 0 ? bracket : bracket + 1);
      from = end > 0 ? end : bracket + 1;
      bracket = line.indexOf('[', from);
    }
    return out.append(line, from, line.length()).toString();
  }

  private static int citationEnd(String line, int bracket) {
    for (String mark : new String[] {"[edit]", "[citation needed]"}) {
      if (line.startsWith(mark, bracket)) {
        return bracket + mark.length();
      }
    }
    int i = bracket + 1;
    while (i < line.length() && isDigit(line.codePointAt(i))) {
      i += Character.charCount(line.codePointAt(i));
    }
    return i < line.length() && line.charAt(i) == ']' ? i + 1 : 0;
  }

  private static boolean isDigit(int c) {
    return FrozenUnicode.type(c) == Character.DECIMAL_DIGIT_NUMBER;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", ID)
        .put("version", VERSION)
        .put("perLine", perLine)
        .put("minSentences", minSentences)
        .put("minWordsPerLine", minWordsPerLine)
        .put("maxWordLength", maxWordLength)
        .put("switches", JsonValue.strings(switches.stream().map(Switch::name).sorted().toList()))
        .put("sentences", sentences.toJson())
        .toJson();
  }

  static C4Quality read(JsonValue.JsonObject o, Registry registry) {
    return new C4Quality(
        o.get("perLine").asBoolean(),
        Settings.count(o, "minSentences"),
        Settings.count(o, "minWordsPerLine"),
        Settings.count(o, "maxWordLength"),
        Set.copyOf(
            o.array("switches").stream().map(item -> Switch.valueOf(item.asString())).toList()),
        Settings.sentences(o, registry));
  }
}
