package io.github.finefettle.dataprep.io;

import java.util.List;
import java.util.Locale;

/**
 * How the records of one file stand, decided from its name and its first bytes.
 *
 * @param format the format
 * @param columns the names of the columns of CSV and TSV; else empty
 * @param splitter finds the records
 * @param parser makes rows of them
 */
record FileLayout(DataFormat format, List<String> columns, Splitter splitter, RecordParser parser) {

  static FileLayout detect(
      SourceFile file, OpenedFile opened, ReadOptions options, ReadNotes notes) {
    DataFormat format = FormatDetection.detect(file, opened, options);
    notes.fact(file.name(), "format", format.name().toLowerCase(Locale.ROOT));
    notes.fact(file.name(), "charset", opened.charset().name());
    notes.fact(file.name(), "confidence of the charset", opened.charset().confidence());
    notes.fact(file.name(), "compression", opened.compression().name().toLowerCase(Locale.ROOT));
    return switch (format) {
      case JSONL -> jsonl(opened, options);
      default -> throw new UnsupportedOperationException();
    };
  }

  private static FileLayout jsonl(OpenedFile opened, ReadOptions options) {
    return new FileLayout(
        DataFormat.JSONL,
        List.of(),
        lines(opened, options),
        new JsonRecords(opened.charset().text()));
  }

  private static Splitter lines(OpenedFile opened, ReadOptions options) {
    return new LineSplitter(
        opened.window(), options.longestRecord(), opened.markLength(), hasLoneReturns(opened));
  }

  /** A file of old: carriage returns and no line feed where it begins. */
  private static boolean hasLoneReturns(OpenedFile opened) {
    ByteWindow window = opened.window();
    int from = window.start();
    int to = window.limit();
    return Utf8Bytes.indexOf(window.bytes(), (byte) '\n', from, to) == to
        && Utf8Bytes.indexOf(window.bytes(), (byte) '\r', from, to) < to;
  }
}
