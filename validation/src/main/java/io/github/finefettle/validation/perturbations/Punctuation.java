package io.github.finefettle.validation.perturbations;

import io.github.finefettle.core.statistics.RandomStream;
import java.util.Optional;

/** Leaves out the marks at the end of a text, or sets a full stop there. */
final class Punctuation {
  private Punctuation() {}

  static Optional<String> atEnd(String text, RandomStream stream) {
    String body = text.stripTrailing();
    int end = body.length();
    while (end > 0 && isMark(body.charAt(end - 1))) {
      end--;
    }
    String bare = body.substring(0, end).stripTrailing();
    if (bare.isEmpty()) {
      return Optional.empty();
    }
    boolean hadMarks = end < body.length();
    boolean strip = hadMarks && stream.sequence().nextInt(2) == 0;
    return Optional.of(strip ? bare : bare + ".");
  }

  private static boolean isMark(char c) {
    return ".,;:!?\u2026\u3002\uFF01\uFF1F\u061F\u060C".indexOf(c) >= 0;
  }
}
