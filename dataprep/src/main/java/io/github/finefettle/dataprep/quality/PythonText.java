package io.github.finefettle.dataprep.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * A few methods of Python's strings, so that datatrove's verdicts come out the same: what white
 * space is, where lines end, how much is counted twice.
 */
final class PythonText {
  private PythonText() {}

  /** How often a text occurs in another, without overlaps. */
  static int count(String text, String part) {
    int count = 0;
    for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length())) {
      count++;
    }
    return count;
  }

  /** Without white space at both ends. */
  static String strip(String text) {
    int end = text.length();
    int from = TextSpace.skip(text, 0, end);
    return text.substring(from, TextSpace.trimEnd(text, from, end));
  }

  /**
   * The lines of a text without their ends; a text that ends with a line's end has no line more.
   */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (endsLine(c)) {
        lines.add(text.substring(start, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  private static boolean endsLine(char c) {
    return (c >= '\n' && c <= '\r')
        || (c >= 0x1C && c <= 0x1E)
        || c == 0x85
        || c == 0x2028
        || c == 0x2029;
  }

  /** The stretches without white space. */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int length = text.length();
    int i = TextSpace.skip(text, 0, length);
    while (i < length) {
      int start = i;
      while (i < length && !TextSpace.isSpace(text.charAt(i))) {
        i++;
      }
      words.add(text.substring(start, i));
      i = TextSpace.skip(text, i, length);
    }
    return words;
  }

  /** What stands between runs of at least so many line feeds, empty ends included. */
  static List<String> betweenFeeds(String text, int least) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i < text.length()) {
      int run = i;
      while (run < text.length() && text.charAt(run) == '\n') {
        run++;
      }
      if (run - i >= least) {
        parts.add(text.substring(start, i));
        start = run;
      }
      i = Math.max(run, i + 1);
    }
    parts.add(text.substring(start));
    return parts;
  }
}
