package io.github.finefettle.dataprep.io;

import com.google.errorprone.annotations.CheckReturnValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rows that are written to a file in UTF-8. Immutable; each setting gives a new sink.
 *
 * <p>The file is written beside its place, with {@code .part} behind its name, and moved when it is
 * published. Each chunk is a gzip member or zstd frame of its own, so that the part file can be cut
 * behind any chunk.
 *
 * <p>In CSV and TSV the columns are those of the rows, which must all have the same ones, unless
 * they are set.
 */
@CheckReturnValue
public final class FileSink implements RowSink<FieldRow> {
  private final Path file;
  private final DataFormat format;
  private final Compression compression;
  private final Optional<List<String>> columns;
  private final Optional<SourceFrame> frame;

  private FileSink(
      Path file,
      DataFormat format,
      Compression compression,
      Optional<List<String>> columns,
      Optional<SourceFrame> frame) {
    this.file = file;
    this.format = format;
    this.compression = compression;
    this.columns = columns;
    this.frame = frame;
  }

  static FileSink of(Path file) {
    String name = String.valueOf(file.getFileName());
    DataFormat format =
        DataFormat.ofName(file)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The format of the output file ("
                            + file
                            + ") cannot be told from its name. Let it end with .jsonl, .json, .csv,"
                            + " .tsv or .txt, with .gz or .zst behind it for compression."));
    return new FileSink(file, format, Compression.ofName(name), Optional.empty(), Optional.empty());
  }

  /**
   * The same file with given columns, or members of each row; what else a row holds is left out.
   * Plain text has one.
   *
   * @param names the names, in order
   * @return a new sink
   */
  public FileSink columns(List<String> names) {
    if (names.isEmpty() || (format == DataFormat.TEXT && names.size() > 1)) {
      throw new IllegalArgumentException(
          "The columns ("
              + names
              + ") of "
              + format
              + " must be "
              + (format == DataFormat.TEXT ? "exactly one." : "one or more.")
              + " Give the names of fields of the rows.");
    }
    return new FileSink(file, format, compression, Optional.of(List.copyOf(names)), frame);
  }

  /**
   * The same file with the prefix, separator and suffix of another one of the same format: header,
   * byte order mark, line ends, the document around an array. A frame of another format changes
   * nothing.
   *
   * @param other the frame of a file that was read, see {@link FileRows#frame()}
   * @return a new sink
   */
  public FileSink like(SourceFrame other) {
    return new FileSink(file, format, compression, columns, Optional.of(other));
  }

  /**
   * Whether a row of a file of a given frame is written as the bytes that it has there.
   *
   * @param source the frame of a file that was read
   * @return true if both hold one JSON object a line in UTF-8, and all members are written
   */
  public boolean keepsBytesOf(SourceFrame source) {
    return format == DataFormat.JSONL
        && source.format() == DataFormat.JSONL
        && source.charset().equals("UTF-8")
        && columns.isEmpty();
  }

  @Override
  public String name() {
    return String.valueOf(file.getFileName());
  }

  /**
   * The path of the file.
   *
   * @return the path
   */
  public Path file() {
    return file;
  }

  @Override
  public RowWriter<FieldRow> open(OptionalLong resumeAt) {
    PartFile part = PartFile.open(file, compression, resumeAt);
    Optional<SourceFrame> fitting = frame.filter(f -> f.format() == format);
    return switch (format) {
      case JSONL, JSON -> new JsonWriter(part, format, fitting, columns);
      case CSV, TSV, TEXT -> new CellWriter(part, format, fitting, columns);
    };
  }

  @Override
  public boolean isPublished(long completeAt) {
    return PartFile.isPublished(file, completeAt);
  }

  /** The path. */
  @Override
  public String toString() {
    return "FileSink[" + file + "]";
  }
}
