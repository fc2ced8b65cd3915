package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import java.util.List;

/** A kind of answer that is none, and how it is known. */
final class DegenerateAnswer {
  static final String EMPTY = "empty-rate";
  static final String TRUNCATED = "truncated-rate";
  static final String REFUSAL = "refusal-rate";

  /** Full stops, exclamation and question marks of the scripts that have their own. */
  private static final String ENDS =
      ".!?\u2026\u3002\uFF0E\uFF01\uFF1F\uFF61\u061F\u06D4\u0964\u0965\u0589\u1362\u1367\u104B\u17D4\u203C\u2047\u2048\u2049\u203D";

  private static final String CLOSERS =
      "\"'*_`)]}\u00BB\u2019\u201D\u203A\u300D\u300F\u3011\uFF09\uFF3D\uFF63";

  private final String id;
  private final List<String> phrases;

  private DegenerateAnswer(String id, List<String> phrases) {
    this.id = id;
    this.phrases = phrases;
  }

  static DegenerateAnswer empty() {
    return new DegenerateAnswer(EMPTY, List.of());
  }

  static DegenerateAnswer truncated() {
    return new DegenerateAnswer(TRUNCATED, List.of());
  }

  static DegenerateAnswer refusal(List<String> phrases) {
    List<String> folded =
        phrases.stream().map(DegenerateAnswer::folded).distinct().sorted().toList();
    if (folded.isEmpty() || folded.contains("")) {
      throw new IllegalArgumentException(
          "The phrases of a refusal ("
              + phrases.size()
              + " given) must be one or more, none of them blank. Give some such as \"I cannot help"
              + " with\".");
    }
    return new DegenerateAnswer(REFUSAL, folded);
  }

  static DegenerateAnswer parse(SignatureReader reader) {
    switch (reader.id()) {
      case EMPTY -> {
        reader.requireNoArgument();
        return empty();
      }
      case TRUNCATED -> {
        reader.requireNoArgument();
        reader.require("ends", "sentence");
        return truncated();
      }
      case REFUSAL -> {
        reader.require("match", "anywhere");
        return refusal(List.of(reader.requireArgument("i cannot help").split("\n", -1)));
      }
      default ->
          throw reader.malformed(
              reader.id() + " is not one of " + String.join(", ", EMPTY, TRUNCATED, REFUSAL));
    }
  }

  MetricSignature signature() {
    return switch (id) {
      case TRUNCATED -> MetricSignature.of(id).with("ends", "sentence");
      case REFUSAL -> MetricSignature.of(id, String.join("\n", phrases)).with("match", "anywhere");
      default -> MetricSignature.of(id);
    };
  }

  /** Whether a text without white space at its ends is such an answer. */
  boolean is(String text) {
    return switch (id) {
      case TRUNCATED -> !text.isEmpty() && !endsASentence(text);
      case REFUSAL -> holdsPhrase(folded(text));
      default -> text.isEmpty();
    };
  }

  /** Whether a text is one of those of which the share is taken. */
  boolean canBe(String text) {
    return !id.equals(TRUNCATED) || !text.isEmpty();
  }

  private boolean holdsPhrase(String text) {
    for (String phrase : phrases) {
      if (text.contains(phrase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsASentence(String text) {
    int last = text.length() - 1;
    while (last > 0
        && (CLOSERS.indexOf(text.charAt(last)) >= 0 || PythonText.isSpace(text.charAt(last)))) {
      last--;
    }
    return ENDS.indexOf(text.charAt(last)) >= 0;
  }

  /** Lower case, one space between words, straight apostrophes. */
  private static String folded(String text) {
    return String.join(" ", PythonText.split(PythonText.lower(text))).replace('\u2019', '\'');
  }
}
