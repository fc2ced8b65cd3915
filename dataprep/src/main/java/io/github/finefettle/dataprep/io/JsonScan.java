package io.github.finefettle.dataprep.io;

import java.util.Arrays;

/**
 * Finds where JSON values end in a window, without checking more than brackets and quotes. Places
 * are distances from the window's start.
 */
final class JsonScan {
  static final int BROKEN = -1;

  private final ByteWindow window;
  private final int longest;
  private byte[] open = new byte[64];
  private int depth;
  private long lines;
  private int stopAtIndentation = BROKEN;
  private int furthest;

  JsonScan(ByteWindow window, int longest) {
    this.window = window;
    this.longest = longest;
  }

  /** From now on an object or array also ends at a line that begins like the element it is in. */
  void stopAtIndentation(int indentation) {
    stopAtIndentation = indentation;
  }

  /** How far the last look for the end of an object or array went. */
  int furthest() {
    return furthest;
  }

  /** Whether a line is indented so far, and an object begins there. */
  boolean beginsAt(int lineStart, int indentation) {
    for (int i = 0; i < indentation; i++) {
      int c = window.at(lineStart + i);
      if (c != ' ' && c != '\t') {
        return false;
      }
    }
    return indentation >= 0 && window.at(lineStart + indentation) == '{';
  }

  /** How many line feeds were passed since this was asked last. */
  long takeLines() {
    long passed = lines;
    lines = 0;
    return passed;
  }

  /** Behind white space; reads no further than the longest record. */
  int skipSpace(int from) {
    int at = from;
    while (at - from <= longest) {
      int c = window.at(at);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        break;
      }
      lines += c == '\n' ? 1 : 0;
      at++;
    }
    return at;
  }

  /**
   * Behind the value that begins at a place, or BROKEN: a bracket closes another one, a string goes
   * over a line, the file ends, or the value is too long.
   */
  int valueEnd(int from) {
    depth = 0;
    int c = window.at(from);
    if (c == '"') {
      return stringEnd(from);
    }
    return c == '{' || c == '[' ? containerEnd(from) : scalarEnd(from);
  }

  private int scalarEnd(int from) {
    int at = from;
    int c = window.at(at);
    while (c > ' ' && c != ',' && c != ']' && c != '}' && c != ':') {
      at++;
      c = at - from > longest ? -1 : window.at(at);
    }
    // Something that is no value at all still has to be passed.
    return Math.max(at, from + 1);
  }

  private int containerEnd(int from) {
    int at = from;
    while (true) {
      byte[] bytes = window.bytes();
      int limit = window.limit();
      int i = window.start() + at;
      while (i < limit && !isMark(bytes[i])) {
        i++;
      }
      at = i - window.start();
      furthest = at;
      if (at - from > longest || (i == limit && !window.more())) {
        return BROKEN;
      }
      if (i == limit) {
        continue;
      }
      byte c = bytes[i];
      if (c == '\n') {
        at++;
        lines++;
        if (beginsAt(at, stopAtIndentation)) {
          return BROKEN;
        }
        continue;
      }
      at = c == '"' ? stringEnd(at) : at + 1;
      if (at == BROKEN || (c != '"' && !nest(c))) {
        return BROKEN;
      }
      if (depth == 0) {
        return at;
      }
    }
  }

  private static boolean isMark(byte c) {
    return c == '"' || c == '{' || c == '}' || c == '[' || c == ']' || c == '\n';
  }

  /** Notes a bracket. False if it closes another one than it should. */
  private boolean nest(byte c) {
    if (c == '{' || c == '[') {
      if (depth == open.length) {
        open = Arrays.copyOf(open, 2 * depth);
      }
      open[depth++] = c;
      return true;
    }
    // In ASCII a closing bracket stands two places behind its opening one.
    return depth > 0 && open[--depth] == c - 2;
  }

  /** Behind the closing quote of the string whose opening quote stands here, or BROKEN. */
  int stringEnd(int from) {
    int at = from + 1;
    while (true) {
      int i = Utf8Bytes.stringMark(window.bytes(), window.start() + at, window.limit());
      at = i - window.start();
      if (at - from > longest || (i == window.limit() && !window.more())) {
        return BROKEN;
      }
      if (at + window.start() == window.limit()) {
        continue;
      }
      byte c = window.bytes()[window.start() + at];
      if (c == '"') {
        return at + 1;
      }
      if (c == '\n') {
        return BROKEN;
      }
      if (window.at(at + 1) < 0) {
        return BROKEN;
      }
      at += c == '\\' ? 2 : 1;
    }
  }
}
