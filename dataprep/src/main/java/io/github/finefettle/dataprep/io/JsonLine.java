package io.github.finefettle.dataprep.io;

import java.io.ByteArrayOutputStream;

/** Brings a JSON value that may be spread over lines to one line. */
final class JsonLine {
  private JsonLine() {}

  /** The same bytes if there is no line end in them; strings of JSON hold none. */
  static byte[] of(byte[] json) {
    int first = Utf8Bytes.indexOfEither(json, (byte) '\n', (byte) '\r', 0, json.length);
    return first == json.length ? json : joined(json);
  }

  /** Leaves out white space around line ends; other white space stays. */
  private static byte[] joined(byte[] json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
    int at = 0;
    while (at < json.length) {
      if (json[at] == '"') {
        int end = stringEnd(json, at);
        out.write(json, at, end - at);
        at = end;
      } else if (isSpace(json[at])) {
        int end = at;
        boolean lineEnd = false;
        while (end < json.length && isSpace(json[end])) {
          lineEnd |= json[end] == '\n' || json[end] == '\r';
          end++;
        }
        if (!lineEnd) {
          out.write(json, at, end - at);
        }
        at = end;
      } else {
        out.write(json[at++]);
      }
    }
    return out.toByteArray();
  }

  private static int stringEnd(byte[] json, int quote) {
    int at = quote + 1;
    while (json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
