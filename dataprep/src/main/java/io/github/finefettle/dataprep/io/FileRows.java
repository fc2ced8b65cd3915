package io.github.finefettle.dataprep.io;

import com.google.errorprone.annotations.CheckReturnValue;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Rows of files. Immutable; each setting gives a new source. What is not set is found out file by
 * file.
 */
@CheckReturnValue
public final class FileRows implements RowSource<FieldRow> {
  private static final int FRAME_CHUNK = 1000;

  private final String name;
  private final List<SourceFile> files;
  private final OptionalLong bytes;
  private final boolean rereadable;
  private final AtomicBoolean opened;
  private final ReadOptions options;

  FileRows(
      String name,
      List<SourceFile> files,
      OptionalLong bytes,
      boolean rereadable,
      AtomicBoolean opened,
      ReadOptions options) {
    this.name = name;
    this.files = List.copyOf(files);
    this.bytes = bytes;
    this.rereadable = rereadable;
    this.opened = opened;
    this.options = options;
  }

  private FileRows with(ReadOptions changed) {
    return new FileRows(name, files, bytes, rereadable, opened, changed);
  }

  /**
   * The same files in a given format, whatever their names.
   *
   * @param format the format
   * @return a new source
   */
  public FileRows format(DataFormat format) {
    return with(options.format(format));
  }

  /**
   * The same files in a given charset.
   *
   * @param charset the charset
   * @return a new source
   */
  public FileRows charset(Charset charset) {
    return with(options.charset(charset));
  }

  /**
   * The same files, where the first record of CSV and TSV is a header, whatever stands in it.
   *
   * @return a new source
   */
  public FileRows withHeader() {
    return with(options.header(true));
  }

  /**
   * The same files, where the first record of CSV and TSV is a row, whatever stands in it.
   *
   * @return a new source
   */
  public FileRows withoutHeader() {
    return with(options.header(false));
  }

  /**
   * The same files of CSV or TSV without a header, whose columns have these names.
   *
   * @param names one name for each column
   * @return a new source
   */
  public FileRows columns(List<String> names) {
    return with(options.header(false).columns(names));
  }

  /**
   * The same files of CSV with a given delimiter.
   *
   * @param delimiter such as {@code ';'}
   * @return a new source
   */
  public FileRows delimiter(char delimiter) {
    if (delimiter >= 128 || delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
      throw new IllegalArgumentException(
          "The delimiter ("
              + (int) delimiter
              + ") must be a character of ASCII that is no quote"
              + " and no line end. Try ';'.");
    }
    return with(options.delimiter((byte) delimiter));
  }

  /**
   * The same files with another way to treat cells without a named column.
   *
   * @param policy what becomes of them; {@link OverflowCells#SET_ASIDE} unless it is set
   * @return a new source
   */
  public FileRows overflow(OverflowCells policy) {
    return with(options.overflow(policy));
  }

  /**
   * The same JSON documents, with the place of the array whose elements are the rows.
   *
   * @param pointer a JSON pointer (RFC 6901) such as {@code /data}; empty text for the document
   *     itself
   * @return a new source
   */
  public FileRows array(String pointer) {
    if (!pointer.isEmpty() && pointer.charAt(0) != '/') {
      throw new IllegalArgumentException(
          "The pointer ("
              + pointer
              + ") must be empty or begin with a slash. Try /"
              + pointer
              + ".");
    }
    return with(options.array(pointer));
  }

  /**
   * The same files with another bound for one record. A longer one is given in rejected pieces.
   *
   * @param mostBytes from 64 to 512 MiB; 64 MiB unless it is set
   * @return a new source
   */
  public FileRows longestRecord(int mostBytes) {
    if (mostBytes < 64 || mostBytes > 512 << 20) {
      throw new IllegalArgumentException(
          "The longest record (" + mostBytes + " bytes) must be from 64 bytes to 512 MiB.");
    }
    return with(options.longestRecord(mostBytes));
  }

  /**
   * The frame of the first file, for a sink that shall write a file like it. Reads through that
   * file without parsing its records.
   *
   * @return the frame
   * @throws UnreadableDataException if the file cannot be read
   */
  public SourceFrame frame() {
    try (RowReader<FieldRow> reader = open()) {
      while (reader.frames().isEmpty() && !reader.next(FRAME_CHUNK).isEmpty()) {
        // The frame is complete when the file was read to its end.
      }
      return reader.frames().get(0);
    }
  }

  /**
   * The rows as records of Java, see {@link RowSources#as}.
   *
   * @param <R> the type of a row
   * @param type the record's class
   * @return the source
   */
  public <R extends Record> RowSource<R> as(Class<R> type) {
    return RowSources.as(this, type);
  }

  /** The only file, or null if there are several. */
  @Nullable SourceFile single() {
    return files.size() == 1 ? files.get(0) : null;
  }

  /** The bytes of the only file. */
  InputStream openOnly() {
    requireFirst();
    return files.get(0).open();
  }

  /** The same rows from a copy of the only file. */
  FileRows at(Path copy) {
    SourceFile file = SourceFile.of(files.get(0).name(), copy);
    OptionalLong size = RowSources.file(copy).bytes();
    return new FileRows(name, List.of(file), size, true, new AtomicBoolean(), options);
  }

  private void requireFirst() {
    if (opened.getAndSet(true) && !rereadable) {
      throw new IllegalStateException(
          "The source ("
              + name
              + ") can be read once only and was opened before. Spool it to disk"
              + " (SpooledSource) to read it again.");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isRereadable() {
    return rereadable;
  }

  @Override
  public OptionalLong bytes() {
    return bytes;
  }

  @Override
  public RowReader<FieldRow> open() {
    requireFirst();
    return new FilesReader(files, options);
  }

  /** The name. */
  @Override
  public String toString() {
    return "FileRows[" + name + "]";
  }
}
