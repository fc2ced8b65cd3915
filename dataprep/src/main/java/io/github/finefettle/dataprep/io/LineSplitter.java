package io.github.finefettle.dataprep.io;

/**
 * Records that are lines; blank lines are no records. A line ends with a line feed, with or without
 * a carriage return before it; a lone carriage return is a character like any other, unless the
 * file has no line feed where it begins, as files of old have.
 */
final class LineSplitter extends Splitter {
  private final boolean loneReturns;
  private int skipFirst;
  private boolean inside;
  private long line = 1;

  LineSplitter(ByteWindow window, int longest, int skipFirst, boolean loneReturns) {
    super(window, longest);
    this.skipFirst = skipFirst;
    this.loneReturns = loneReturns;
  }

  @Override
  boolean next() {
    int lineStart = inside ? 0 : beginning();
    if (lineStart < 0) {
      return false;
    }
    if (lineStart > longest) {
      return found(0, lineStart, line, "A stretch of " + lineStart + " bytes holds no row.");
    }
    int end = lineStart;
    while (true) {
      int from = window.start() + end;
      int hit =
          loneReturns
              ? Utf8Bytes.indexOfEither(
                  window.bytes(), (byte) '\n', (byte) '\r', from, window.limit())
              : Utf8Bytes.indexOf(window.bytes(), (byte) '\n', from, window.limit());
      end = hit - window.start();
      if (end - lineStart > longest) {
        inside = true;
        return found(lineStart, lineStart + longest, line, tooLong());
      }
      if (hit < window.limit()) {
        boolean two = !loneReturns && end > lineStart && window.bytes()[hit - 1] == '\r';
        return line(lineStart, two ? end - 1 : end);
      }
      if (!window.more()) {
        return line(lineStart, end);
      }
    }
  }

  private boolean line(int from, int to) {
    String problem = inside ? tooLong() : "";
    inside = false;
    return found(from, to, line, problem);
  }

  /** How far from the window's start the next line that is not blank begins; -1 at the end. */
  private int beginning() {
    int at = skipFirst;
    int lineStart = skipFirst;
    skipFirst = 0;
    while (at <= longest) {
      int c = window.at(at);
      boolean ends = c == '\n' || (loneReturns && c == '\r' && window.at(at + 1) != '\n');
      if (ends) {
        line++;
        lineStart = at + 1;
      } else if (c < 0) {
        return -1;
      } else if (c > ' ' || !isSpace(c)) {
        return lineStart;
      }
      at++;
    }
    return at;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
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
