package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.split.RowId;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads one file: its records, then its frame. */
final class FileReader implements AutoCloseable {
  private final SourceFile file;
  private final OpenedFile opened;
  private final FileLayout layout;
  private final ReadNotes notes;
  private RawBytes prefix = RawBytes.EMPTY;
  private @Nullable RawBytes separator;
  private RawBytes suffix = RawBytes.EMPTY;
  private long position;
  private boolean ended;

  FileReader(SourceFile file, ReadOptions options, ReadNotes notes) {
    this.file = file;
    this.notes = notes;
    this.opened = OpenedFile.open(file, options);
    try {
      this.layout = FileLayout.detect(file, opened, options, notes);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  long bytesRead() {
    return opened.bytesRead();
  }

  /** The next record, or null at the end. */
  @Nullable FileRecord next() {
    if (ended) {
      return null;
    }
    try {
      return layout.splitter().next() ? record() : atEnd();
    } catch (UncheckedIOException e) {
      throw file.unreadable(e);
    }
  }

  private FileRecord record() {
    Splitter found = layout.splitter();
    DamagedInputException damage = opened.window().damage();
    if (damage != null && found.to() == opened.window().limit()) {
      ended = true;
      return record(cutShort(damage));
    }
    return record(found.problem());
  }

  private FileRecord record(String problem) {
    Splitter found = layout.splitter();
    RawBytes before = RawBytes.view(found.bytes(), found.separatorFrom(), found.from());
    RawBytes own = null;
    if (position == 0) {
      prefix = layout.head().plus(before);
    } else if (separator == null) {
      separator = RawBytes.of(before.toByteArray());
    } else if (!separator.equals(before)) {
      own = before;
    }
    RowId id = new RowId(file.name(), position++);
    return new FileRecord(found, id, problem, own, layout.parser(), notes.fallbacks());
  }

  /** What is left behind the last record; one more record if the file is cut short there. */
  private @Nullable FileRecord atEnd() {
    ended = true;
    ByteWindow window = opened.window();
    DamagedInputException damage = window.damage();
    if (damage != null) {
      int left = window.limit() - window.start();
      layout.splitter().found(left, left, layout.splitter().lastLine(), "");
      return record(cutShort(damage));
    }
    byte[] rest = Arrays.copyOfRange(window.bytes(), window.start(), window.limit());
    if (position == 0) {
      prefix = layout.head().plus(RawBytes.view(rest, 0, rest.length));
      notes.find(
          new Finding(
              Severity.WARNING,
              "file-without-rows",
              "The file " + file.name() + " holds no row.",
              "Give a file with one example a row, or leave this one out."));
    } else {
      suffix = RawBytes.of(rest);
    }
    layout.splitter().facts().forEach((name, value) -> notes.fact(file.name(), name, value));
    layout.splitter().findings(file.name()).forEach(notes::find);
    return null;
  }

  private String cutShort(DamagedInputException damage) {
    notes.find(
        new Finding(
            Severity.PROBLEM,
            "file-cut-short",
            "The file " + file.name() + " could not be read to its end: " + damage.getMessage(),
            "Copy the file again. The rows before the damage were read."));
    return "The file could not be read to its end: " + damage.getMessage();
  }

  SourceFrame frame() {
    return new SourceFrame(
        file.name(),
        layout.format(),
        opened.charset().name(),
        opened.compression().name().toLowerCase(java.util.Locale.ROOT),
        layout.columns().names(),
        layout.delimiter(),
        prefix,
        separator == null ? layout.splitter().usualSeparator() : separator,
        suffix,
        opened.tail(),
        position);
  }

  @Override
  public void close() {
    opened.close();
  }
}
