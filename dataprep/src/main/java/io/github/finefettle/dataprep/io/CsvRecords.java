package io.github.finefettle.dataprep.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of comma-separated values by RFC 4180, where one broken row does not take the rest with it.
 *
 * <p>The end of each row is found first: a line end outside quotes. A quote opens a quoted field
 * only where a field begins, and what closes it must be followed by a comma or the end of the line.
 * Each row is then parsed alone, so that an error stays in its row. A quote that is never closed
 * would swallow what follows, up to the next quote that opens a field or to the end; then only its
 * first line is given up, and reading goes on with the next.
 *
 * <p>Reading takes time in proportion to the text: a search for a closing quote ends at the next
 * quote that is not doubled, and no field can open before that one.
 */
final class CsvRecords {
  private final String text;
  private final List<ParsedLine> rows = new ArrayList<>();
  private int start;
  private int stop;
  private long line = 1;

  private CsvRecords(String text) {
    this.text = text;
  }

  static List<ParsedLine> parse(String text) {
    CsvRecords records = new CsvRecords(text);
    while (records.start < text.length()) {
      records.next();
    }
    return records.rows;
  }

  private void next() {
    int end = recordEnd();
    if (end < 0) {
      int lineEnd = lineEnd(start);
      String problem =
          stop >= lineEnd ? "A quoted field is never closed." : "The quotes do not match.";
      String raw = withoutLineEnd(text.substring(start, lineEnd));
      rows.add(ParsedLine.rejected(line, problem, raw));
      advance(lineEnd);
      return;
    }
    String raw = withoutLineEnd(text.substring(start, end));
    if (!raw.isBlank()) {
      rows.add(parseOne(raw));
    }
    advance(end);
  }

  /**
   * Behind the line end of the row that begins at {@link #start}, or -1 if its quotes are wrong;
   * {@link #stop} is then where that showed.
   */
  private int recordEnd() {
    boolean quoted = false;
    boolean fieldBegins = true;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          i++;
        } else if (c == '"' && !endsField(i + 1)) {
          stop = i;
          return -1;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"' && fieldBegins) {
        quoted = true;
        fieldBegins = false;
      } else if (c == '\n') {
        return i + 1;
      } else if (c == '\r') {
        return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
      } else {
        fieldBegins = c == ',';
      }
    }
    stop = text.length();
    return quoted ? -1 : text.length();
  }

  private boolean endsField(int at) {
    return at == text.length() || text.charAt(at) == ',' || isLineEnd(text.charAt(at));
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Behind the end of the line that a place is on. */
  private int lineEnd(int from) {
    int i = from;
    while (i < text.length() && !isLineEnd(text.charAt(i))) {
      i++;
    }
    boolean two = i + 1 < text.length() && text.charAt(i) == '\r' && text.charAt(i + 1) == '\n';
    return Math.min(text.length(), two ? i + 2 : i + 1);
  }

  private ParsedLine parseOne(String raw) {
    try {
      List<String> cells = CsvReader.builder().ofSingleCsvRecord(raw).getFields();
      return ParsedLine.of(line, List.copyOf(cells), raw);
    } catch (CsvParseException e) {
      return ParsedLine.rejected(line, "The quotes do not match.", raw);
    }
  }

  private void advance(int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        line++;
      }
    }
    start = end;
  }

  private static String withoutLineEnd(String row) {
    int end = row.length();
    if (end > 0 && row.charAt(end - 1) == '\n') {
      end--;
    }
    if (end > 0 && row.charAt(end - 1) == '\r') {
      end--;
    }
    return row.substring(0, end);
  }
}
