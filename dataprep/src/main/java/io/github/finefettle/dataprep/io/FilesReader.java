package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files one after the other. */
final class FilesReader implements RowReader<FieldRow> {
  /** A list of records ends here, whatever was asked for, so that long rows do not pile up. */
  private static final long MOST_BYTES = 4L << 20;

  private final List<SourceFile> files;
  private final ReadOptions options;
  private final ReadNotes notes;
  private final List<SourceFrame> frames = new ArrayList<>();
  private int nextFile;
  private @Nullable FileReader current;
  private long bytesBefore;
  private boolean closed;

  FilesReader(List<SourceFile> files, ReadOptions options) {
    this.files = List.copyOf(files);
    this.options = options;
    this.notes = new ReadNotes(files.size() == 1);
    // At once, so that a missing file is known before any work is done.
    openNext();
  }

  private void openNext() {
    current =
        nextFile < files.size() ? new FileReader(files.get(nextFile++), options, notes) : null;
  }

  @Override
  public List<SourceRecord<FieldRow>> next(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "The number of records (" + most + ") must be 1 or more. Try 1000.");
    }
    if (closed) {
      throw new IllegalStateException("The reader is closed. Open the source again.");
    }
    List<SourceRecord<FieldRow>> records = new ArrayList<>();
    long bytes = 0;
    while (records.size() < most && bytes < MOST_BYTES) {
      FileReader reader = current;
      if (reader == null) {
        break;
      }
      FileRecord record = reader.next();
      if (record == null) {
        endFile(reader);
      } else {
        records.add(record);
        bytes += record.length();
      }
    }
    return records;
  }

  private void endFile(FileReader reader) {
    frames.add(reader.frame());
    bytesBefore += reader.bytesRead();
    current = null;
    reader.close();
    openNext();
  }

  @Override
  public long bytesRead() {
    FileReader reader = current;
    return bytesBefore + (reader == null ? 0 : reader.bytesRead());
  }

  @Override
  public List<SourceFrame> frames() {
    return List.copyOf(frames);
  }

  @Override
  public Map<String, String> facts() {
    return notes.facts();
  }

  @Override
  public List<Finding> findings() {
    return notes.findings();
  }

  @Override
  public void close() {
    closed = true;
    FileReader reader = current;
    current = null;
    if (reader != null) {
      reader.close();
    }
  }
}
