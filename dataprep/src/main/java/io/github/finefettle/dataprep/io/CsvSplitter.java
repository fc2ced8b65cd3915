package io.github.finefettle.dataprep.io;

/**
 * Records of comma-separated values by RFC 4180, where one broken record does not take the rest
 * with it. Blank lines are no records.
 *
 * <p>A record ends at a line end outside quotes: a line feed, a carriage return, or both. A quote
 * opens a quoted cell only where a cell begins, and what closes it must be followed by a delimiter
 * or the end of the record. A quote that is never closed, or closed by a quote that opens a cell
 * further down, would swallow what follows; then only its first line is given up, and reading goes
 * on with the next.
 *
 * <p>Reading takes time in proportion to the file: a search for a closing quote ends at the next
 * quote that is not doubled, and between the two no cell can open that does not close at once (it
 * would begin with an even number of quotes in a row).
 */
final class CsvSplitter extends Splitter {
  private static final int BROKEN = -1;

  private final byte delimiter;
  private int skipFirst;
  private long line = 1;
  private int stop;

  CsvSplitter(ByteWindow window, int longest, int skipFirst, byte delimiter) {
    super(window, longest);
    this.skipFirst = skipFirst;
    this.delimiter = delimiter;
  }

  @Override
  boolean next() {
    int from = beginning();
    if (from < 0) {
      return false;
    }
    if (from > longest) {
      return found(0, from, line, "A stretch of " + from + " bytes holds no row.");
    }
    long firstLine = line;
    int to = recordEnd(from);
    if (to != BROKEN) {
      countLines(from, to);
      return found(from, to, firstLine, "");
    }
    int end = lineEnd(from);
    boolean unclosed = stop >= end;
    if (end - from > longest) {
      return found(from, from + longest, firstLine, tooLong());
    }
    String problem = unclosed ? "A quoted field is never closed." : "The quotes do not match.";
    return found(from, end, firstLine, problem);
  }

  /** How far from the window's start the next line that is not blank begins; -1 at the end. */
  private int beginning() {
    int at = skipFirst;
    int lineStart = skipFirst;
    skipFirst = 0;
    while (at <= longest) {
      int c = window.at(at);
      if (c == '\n' || (c == '\r' && window.at(at + 1) != '\n')) {
        line++;
        lineStart = at + 1;
      } else if (c < 0) {
        return -1;
      } else if (c > ' ' || c < '\t' || (c > '\r' && c != ' ')) {
        return lineStart;
      }
      at++;
    }
    return at;
  }

  /** Where the record ends, or BROKEN; {@link #stop} is then where that showed. */
  private int recordEnd(int from) {
    int at = from;
    while (true) {
      int c = window.at(at);
      at = c == '"' ? quotedEnd(at) : plainEnd(at);
      if (at == BROKEN) {
        return BROKEN;
      }
      if (at - from > longest) {
        stop = at;
        return BROKEN;
      }
      if (window.at(at) != delimiter) {
        return at;
      }
      at++;
    }
  }

  /** Where a cell without quotes ends. */
  private int plainEnd(int from) {
    int at = window.start() + from;
    while (true) {
      byte[] bytes = window.bytes();
      int limit = window.limit();
      while (at < limit && bytes[at] != delimiter && bytes[at] != '\n' && bytes[at] != '\r') {
        at++;
      }
      int distance = at - window.start();
      if (at < limit || distance - from > longest || !window.more()) {
        return distance;
      }
      at = window.start() + distance;
    }
  }

  /** Behind the quote that closes the cell whose opening quote stands here, or BROKEN. */
  private int quotedEnd(int quote) {
    int at = quote + 1;
    while (true) {
      int from = window.start() + at;
      int hit = Utf8Bytes.indexOf(window.bytes(), (byte) '"', from, window.limit());
      at = hit - window.start();
      if (hit < window.limit()) {
        int next = window.at(at + 1);
        if (next == delimiter || next == '\n' || next == '\r' || next < 0) {
          return at + 1;
        }
        if (next != '"') {
          stop = at;
          return BROKEN;
        }
        at += 2;
      } else if (at - quote > longest || !window.more()) {
        stop = at;
        return BROKEN;
      }
    }
  }

  private int lineEnd(int from) {
    int at = from;
    while (at - from <= longest) {
      int hit =
          Utf8Bytes.indexOfEither(
              window.bytes(), (byte) '\n', (byte) '\r', window.start() + at, window.limit());
      at = hit - window.start();
      if (hit < window.limit() || !window.more()) {
        return at;
      }
    }
    return at;
  }

  private void countLines(int from, int to) {
    byte[] bytes = window.bytes();
    int end = window.start() + to;
    for (int i = window.start() + from; i < end; i++) {
      byte c = bytes[i];
      if (c == '\n' || (c == '\r' && (i + 1 == end || bytes[i + 1] != '\n'))) {
        line++;
      }
    }
  }

  @Override
  long lastLine() {
    return line;
  }

  @Override
  RawBytes usualSeparator() {
    return RawBytes.utf8("\n");
  }
}
