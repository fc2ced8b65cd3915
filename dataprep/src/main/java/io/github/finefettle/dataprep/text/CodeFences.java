package io.github.finefettle.dataprep.text;

import java.util.function.UnaryOperator;

/** Blocks of code between two lines that begin with three backticks or tildes. */
final class CodeFences {
  private CodeFences() {}

  /** Changes what stands outside the blocks; an open block reaches to the end. */
  static String outside(String text, UnaryOperator<String> change) {
    if (text.indexOf("```") < 0 && text.indexOf("~~~") < 0) {
      return change.apply(text);
    }
    StringBuilder out = new StringBuilder(text.length());
    StringBuilder part = new StringBuilder();
    String fence = "";
    for (int from = 0, end; from < text.length(); from = end) {
      end = text.indexOf('\n', from) + 1;
      end = end == 0 ? text.length() : end;
      String mark = markAt(text, from);
      boolean inside = !fence.isEmpty();
      if (inside || !mark.isEmpty()) {
        out.append(change(part, change));
        out.append(text, from, end);
        fence = inside ? mark.equals(fence) ? "" : fence : mark;
      } else {
        part.append(text, from, end);
      }
    }
    return out.append(change(part, change)).toString();
  }

  private static String change(StringBuilder part, UnaryOperator<String> change) {
    String text = part.toString();
    part.setLength(0);
    if (text.isBlank()) {
      return text;
    }
    String changed = change.apply(text);
    // The fence behind it begins a line.
    return text.endsWith("\n") && !changed.endsWith("\n") ? changed + "\n" : changed;
  }

  private static String markAt(String text, int line) {
    int i = line;
    while (i < text.length() && i < line + 3 && text.charAt(i) == ' ') {
      i++;
    }
    return text.startsWith("```", i) ? "```" : text.startsWith("~~~", i) ? "~~~" : "";
  }

  /** Behind inline code that a backtick begins; behind the backtick if the line does not end it. */
  static int inlineEnd(String text, int tick) {
    for (int i = tick + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == '`') {
        return i + 1;
      }
    }
    return tick + 1;
  }
}
