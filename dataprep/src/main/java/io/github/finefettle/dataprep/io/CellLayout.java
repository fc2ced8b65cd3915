package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides how CSV and TSV stand in a file from its first records: the delimiter, whether there is a
 * header, and the columns.
 */
final class CellLayout {
  private static final int MOST_RECORDS = 1000;
  private static final byte[] DELIMITERS = {',', ';', '\t', '|'};

  private final SourceFile file;
  private final OpenedFile opened;
  private final ReadOptions options;
  private final ReadNotes notes;

  CellLayout(SourceFile file, OpenedFile opened, ReadOptions options, ReadNotes notes) {
    this.file = file;
    this.opened = opened;
    this.options = options;
    this.notes = notes;
  }

  FileLayout csv() {
    byte delimiter = options.delimiter().orElseGet(this::likeliestDelimiter);
    if (delimiter != ',') {
      notes.fact(file.name(), "delimiter", delimiter == '\t' ? "tab" : "" + (char) delimiter);
    }
    Dialect dialect = Dialect.csv(delimiter);
    return layout(dialect, sample(dialect));
  }

  FileLayout tsv() {
    return layout(Dialect.TSV, sample(Dialect.TSV));
  }

  private FileLayout layout(Dialect dialect, List<List<String>> sample) {
    List<String> first = sample.isEmpty() ? List.of() : sample.get(0);
    HeaderRule rule = new HeaderRule(first, sample, Optional.empty(), Optional.empty());
    boolean header = options.header().orElseGet(rule::isHeader) && !first.isEmpty();
    notes.fact(file.name(), "first row", header ? "header" : "data");
    Splitter splitter = splitter(dialect, opened.window(), opened.markLength());
    RawBytes head = header ? headerOf(splitter) : RawBytes.EMPTY;
    Columns columns =
        header
            ? Columns.ofHeader(first)
            : options.columns().map(Columns::ofHeader).orElse(Columns.ofWidth(rule.usualWidth()));
    if (!header && options.header().isEmpty() && rule.hasLabelOfItsOwn(0)) {
      notes.find(
          new Finding(
              Severity.WARNING,
              "first-row-read-as-data",
              "The first row of "
                  + file.name()
                  + " was read as data, but no other row has its first cell.",
              "If it is a header, read the file with a header."));
    }
    return new FileLayout(
        dialect.format(),
        columns,
        head,
        splitter,
        new CellRecords(opened.charset().text(), dialect, columns, options.overflow()));
  }

  /** The bytes up to the end of the header, which the splitter stands behind afterwards. */
  private static RawBytes headerOf(Splitter splitter) {
    splitter.next();
    return RawBytes.of(
        RawBytes.view(splitter.bytes(), splitter.separatorFrom(), splitter.to()).toByteArray());
  }

  private Splitter splitter(Dialect dialect, ByteWindow window, int mark) {
    return dialect.quoted()
        ? new CsvSplitter(window, options.longestRecord(), mark, dialect.delimiter())
        : new LineSplitter(
            window, options.longestRecord(), mark, FileLayout.hasLoneReturns(opened.window()));
  }

  /** The first records; one without cells is broken. The last may be cut and is left out. */
  private List<List<String>> sample(Dialect dialect) {
    ByteWindow all = opened.window();
    byte[] head = all.head(OpenedFile.SAMPLE);
    boolean cut = head.length == OpenedFile.SAMPLE;
    ByteWindow window = new ByteWindow(new ByteArrayInputStream(head));
    Splitter splitter = splitter(dialect, window, opened.markLength());
    List<List<String>> records = new ArrayList<>();
    while (records.size() < MOST_RECORDS && splitter.next()) {
      if (cut && splitter.to() == window.limit()) {
        break;
      }
      records.add(cells(splitter, dialect));
    }
    return records;
  }

  private List<String> cells(Splitter found, Dialect dialect) {
    if (!found.problem().isEmpty()) {
      return List.of();
    }
    RecordText.Decoded text =
        opened.charset().text().decode(found.bytes(), found.from(), found.to());
    return Cells.of(text.bytes, text.from, text.to, dialect, text.ascii).texts();
  }

  /** The one that cuts most records into the same number of cells; a comma if none does. */
  private byte likeliestDelimiter() {
    byte best = ',';
    int most = 0;
    for (byte delimiter : DELIMITERS) {
      List<List<String>> sample = sample(Dialect.csv(delimiter));
      HeaderRule rule = new HeaderRule(List.of(), sample, Optional.empty(), Optional.empty());
      int width = rule.usualWidth();
      int fitting = (int) sample.stream().filter(cells -> cells.size() == width).count();
      if (width > 1 && fitting > most) {
        most = fitting;
        best = delimiter;
      }
    }
    return best;
  }
}
