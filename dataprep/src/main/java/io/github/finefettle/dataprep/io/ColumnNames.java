package io.github.finefettle.dataprep.io;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Which column is the text and which is the label, by the names that people use. */
final class ColumnNames {
  private static final Set<String> TEXT =
      Set.of(
          "text",
          "message",
          "sms",
          "sentence",
          "content",
          "input",
          "body",
          "review",
          "utterance",
          "query",
          "comment",
          "question",
          "tweet");
  private static final Set<String> LABEL =
      Set.of(
          "label",
          "labels",
          "class",
          "class_label",
          "category",
          "intent",
          "target",
          "sentiment",
          "topic",
          "tag");

  /** Names of fields of fine-tuning data beyond those above. */
  private static final Set<String> OTHER =
      Set.of(
          "id",
          "title",
          "prompt",
          "instruction",
          "response",
          "completion",
          "output",
          "answer",
          "chosen",
          "rejected",
          "source",
          "context",
          "summary",
          "document",
          "language",
          "lang",
          "split",
          "score",
          "rating",
          "date",
          "name");

  private ColumnNames() {}

  /** Whether people name a column like this. */
  static boolean isUsual(String name) {
    String folded = name.strip().toLowerCase(Locale.ROOT);
    return TEXT.contains(folded) || LABEL.contains(folded) || OTHER.contains(folded);
  }

  static OptionalInt text(List<String> names) {
    return first(names, TEXT);
  }

  static OptionalInt label(List<String> names) {
    return first(names, LABEL);
  }

  private static OptionalInt first(List<String> names, Set<String> known) {
    for (int i = 0; i < names.size(); i++) {
      if (known.contains(names.get(i).strip().toLowerCase(Locale.ROOT))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** A column asked for by name, or else by its number from 1. */
  static OptionalInt find(String wanted, List<String> names, int width) {
    int byName = names.indexOf(wanted);
    if (byName >= 0) {
      return OptionalInt.of(byName);
    }
    OptionalInt number = number(wanted);
    return number.isPresent() && number.getAsInt() <= width
        ? OptionalInt.of(number.getAsInt() - 1)
        : OptionalInt.empty();
  }

  static OptionalInt number(String wanted) {
    return wanted.matches("[1-9][0-9]{0,4}")
        ? OptionalInt.of(Integer.parseInt(wanted))
        : OptionalInt.empty();
  }

  static boolean isName(Optional<String> wanted) {
    return wanted.isPresent() && number(wanted.get()).isEmpty();
  }
}
