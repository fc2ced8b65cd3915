package io.github.finefettle.dataprep.spans;

import java.util.List;

/**
 * Tells texts that hold lines of a program, which would not run without some of them. One-sided on
 * purpose: prose that looks like code is left as it is, which does no harm.
 */
final class CodeLines {
  private static final List<String> BEGINNINGS =
      List.of(
          "#include",
          "import ",
          "from ",
          "def ",
          "class ",
          "return ",
          "public ",
          "private ",
          "var ",
          "let ",
          "const ",
          "function ",
          "print",
          "SELECT ",
          "//",
          "/*",
          "@",
          "#!",
          "echo ",
          "<!",
          "<?",
          "CREATE ",
          "INSERT ",
          "UPDATE ",
          "$",
          "% ");

  private static final List<String> ENDS = List.of("{", "}", ";", ");", "],", ":]", "):");

  private static final List<String> MARKS =
      List.of(
          "=>", "==", "!=", "->", "()", "</", "/>", "+=", " = ", "):", "$(", "=\"", "('", "(\"",
          "[\"", "['");

  private CodeLines() {}

  /** Whether a line outside of fences looks like one of a program. */
  static boolean standIn(String text) {
    boolean fenced = false;
    for (String line : text.lines().toList()) {
      String stripped = line.strip();
      if (isFence(stripped)) {
        fenced = !fenced;
      } else if (!fenced && (isIndented(line) || isLikely(stripped))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line begins or ends a block of code, or a sentence is such a block. */
  static boolean isFence(String stripped) {
    return stripped.startsWith("```") || stripped.startsWith("~~~");
  }

  /** Four spaces or a tab make a block of code in Markdown, and structure in most languages. */
  private static boolean isIndented(String line) {
    return !line.isBlank() && (line.startsWith("    ") || line.startsWith("\t"));
  }

  private static boolean isLikely(String line) {
    return ENDS.stream().anyMatch(line::endsWith)
        || BEGINNINGS.stream().anyMatch(line::startsWith)
        || MARKS.stream().anyMatch(line::contains);
  }
}
