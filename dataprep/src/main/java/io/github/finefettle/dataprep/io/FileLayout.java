package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import java.util.List;
import java.util.Locale;

/**
 * How the records of one file stand, decided from its name and its first bytes.
 *
 * @param format the format
 * @param columns the columns of cells; without any for JSON
 * @param head what was read ahead of the first record: the header with all that stands before it
 * @param splitter finds the records
 * @param parser makes rows of them
 */
record FileLayout(
    DataFormat format, Columns columns, RawBytes head, Splitter splitter, RecordParser parser) {

  static FileLayout detect(
      SourceFile file, OpenedFile opened, ReadOptions options, ReadNotes notes) {
    DataFormat format = FormatDetection.detect(file, opened, options);
    String name = file.name();
    notes.fact(name, "format", word(format));
    notes.fact(name, "charset", opened.charset().name());
    notes.fact(name, "confidence of the charset", opened.charset().confidence());
    notes.fact(name, "compression", word(opened.compression()));
    nameCharset(name, opened.charset(), notes);
    return switch (format) {
      case JSONL -> json(format, lines(opened, options), opened);
      case JSON -> json(format, documents(opened, options), opened);
      case TEXT -> text(opened, options);
      case CSV -> new CellLayout(file, opened, options, notes).csv();
      case TSV -> new CellLayout(file, opened, options, notes).tsv();
    };
  }

  private static void nameCharset(String file, FileCharset charset, ReadNotes notes) {
    if (!charset.name().equals("UTF-8")) {
      notes.find(
          new Finding(
              Severity.INFO,
              "charset-not-utf-8",
              "The file "
                  + file
                  + " is not UTF-8; it was read as "
                  + charset.name()
                  + " (confidence "
                  + charset.confidence()
                  + ").",
              "If its text looks wrong, give the charset."));
    }
  }

  /** What stands between cells, as text; empty where there are none. */
  String delimiter() {
    return parser instanceof CellRecords cells ? cells.delimiter() : "";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static FileLayout json(DataFormat format, Splitter splitter, OpenedFile opened) {
    RecordParser parser = new JsonRecords(opened.charset().text());
    return new FileLayout(format, Columns.ofWidth(0), RawBytes.EMPTY, splitter, parser);
  }

  private static FileLayout text(OpenedFile opened, ReadOptions options) {
    Columns columns = Columns.ofHeader(options.columns().orElse(List.of("text")));
    RecordParser parser =
        new CellRecords(opened.charset().text(), Dialect.TEXT, columns, OverflowCells.SET_ASIDE);
    return new FileLayout(DataFormat.TEXT, columns, RawBytes.EMPTY, lines(opened, options), parser);
  }

  private static Splitter documents(OpenedFile opened, ReadOptions options) {
    return new JsonSplitter(
        opened.window(), options.longestRecord(), opened.markLength(), options.array());
  }

  private static Splitter lines(OpenedFile opened, ReadOptions options) {
    ByteWindow window = opened.window();
    return new LineSplitter(
        window, options.longestRecord(), opened.markLength(), hasLoneReturns(window));
  }

  /** A file of old: carriage returns and no line feed where it begins. */
  static boolean hasLoneReturns(ByteWindow window) {
    int from = window.start();
    int to = window.limit();
    return Utf8Bytes.indexOf(window.bytes(), (byte) '\n', from, to) == to
        && Utf8Bytes.indexOf(window.bytes(), (byte) '\r', from, to) < to;
  }
}
