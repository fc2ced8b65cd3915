package io.github.finefettle.dataprep.io;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of a {@link FieldPath}. */
final class PathReader {
  private static final int MOST_DIGITS = 9;

  private final String text;
  private int at;

  PathReader(String text) {
    this.text = text;
  }

  /** Whether a name may stand in a path without brackets and quotes. */
  static boolean isPlain(String name) {
    return !name.isEmpty() && name.chars().noneMatch(c -> ".[]\"".indexOf(c) >= 0);
  }

  List<FieldPath.Step> steps() {
    List<FieldPath.Step> steps = new ArrayList<>();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '[') {
        steps.add(bracket());
      } else if (c == '.' && !steps.isEmpty()) {
        at++;
        steps.add(FieldPath.Step.member(plainName()));
      } else if (steps.isEmpty()) {
        steps.add(FieldPath.Step.member(plainName()));
      } else {
        throw wrong("a dot or a bracket is expected");
      }
    }
    if (steps.isEmpty()) {
      throw wrong("it is empty");
    }
    return List.copyOf(steps);
  }

  private String plainName() {
    int from = at;
    while (at < text.length() && ".[]\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == from) {
      throw wrong("a name is expected");
    }
    return text.substring(from, at);
  }

  private FieldPath.Step bracket() {
    at++;
    FieldPath.Step step =
        at < text.length() && text.charAt(at) == '"'
            ? FieldPath.Step.member(quotedName())
            : FieldPath.Step.element(number());
    if (at == text.length() || text.charAt(at) != ']') {
      throw wrong("a closing bracket is expected");
    }
    at++;
    return step;
  }

  private int number() {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == from || at - from > MOST_DIGITS) {
      throw wrong("the number of an element is expected");
    }
    return Integer.parseInt(text.substring(from, at));
  }

  private String quotedName() {
    StringBuilder name = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw wrong("a quote is never closed");
    }
    at++;
    return name.toString();
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "The path ("
            + text
            + ") is wrong at character "
            + (at + 1)
            + ": "
            + what
            + ". Write it like text, messages[0].content or [\"a.b\"].");
  }
}
