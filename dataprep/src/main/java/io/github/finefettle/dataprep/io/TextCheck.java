package io.github.finefettle.dataprep.io;

import java.util.Locale;

/** Refuses files that are no text. */
final class TextCheck {
  /** More control characters than this share, and a file is taken for no text. */
  private static final double MOST_CONTROLS = 0.01;

  /** A small file may hold some all the same. */
  private static final int A_FEW = 4;

  private TextCheck() {}

  static void require(SourceFile file, ByteWindow window) {
    long controls = 0;
    long size = (long) window.limit() - window.start();
    for (int i = window.start(); i < window.limit(); i++) {
      controls += isBinary(window.bytes()[i]) ? 1 : 0;
    }
    if (controls > A_FEW && controls > MOST_CONTROLS * size) {
      throw new UnreadableDataException(
          String.format(
              Locale.ROOT,
              "The input file (%s) is no text: %.1f %% of it are control characters. Maybe it is a"
                  + " compressed or binary file: give JSONL, JSON, CSV, TSV or text, plain or with"
                  + " gzip or zstd.",
              file.path(),
              100.0 * controls / size));
    }
  }

  /** All of ASCII's controls but tab, line ends, form feed and escape. */
  static boolean isBinary(int c) {
    return (c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B)
        || c == 0x7F;
  }
}
