package io.github.finefettle.dataprep.io;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;

/** Lines and tab-separated cells without quoting. A blank line is no row. */
final class TsvLines {
  private static final Splitter TAB = Splitter.on('\t');

  private TsvLines() {}

  /** One line of text with its number. */
  record Line(long number, String text) {}

  /**
   * Lines end with a line feed or carriage return and line feed only: a message may hold a lone
   * carriage return.
   */
  static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    long number = 1;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      int trimmed = end > start && feed >= 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
      String line = text.substring(start, trimmed);
      if (!line.isBlank()) {
        lines.add(new Line(number, line));
      }
      start = end + 1;
      number++;
    }
    return lines;
  }

  static List<ParsedLine> parse(String text) {
    return lines(text).stream()
        .map(line -> ParsedLine.of(line.number(), TAB.splitToList(line.text()), line.text()))
        .toList();
  }
}
