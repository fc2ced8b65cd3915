package io.github.finefettle.dataprep.io;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What stands around the records of one file, so that the file can be rebuilt byte for byte: the
 * prefix, the records with their separators between them, the suffix. {@link FileRebuilder} does
 * it. Immutable.
 *
 * <p>The bytes are those after decompression. A file in UTF-16, UTF-32 or another charset of more
 * than one byte a character is read as UTF-8: then the bytes here and of the records are that
 * UTF-8, and {@link #charset()} says what the file itself is in. Of all other files they are the
 * file's own bytes, whatever the charset.
 */
@CheckReturnValue
public final class SourceFrame {
  private static final int VERSION = 1;
  private static final String KIND = "source-frame";

  private final String source;
  private final DataFormat format;
  private final String charset;
  private final String compression;
  private final List<String> columns;
  private final String delimiter;
  private final RawBytes prefix;
  private final RawBytes separator;
  private final RawBytes suffix;
  private final RawBytes tail;
  private final long records;

  SourceFrame(
      String source,
      DataFormat format,
      String charset,
      String compression,
      List<String> columns,
      String delimiter,
      RawBytes prefix,
      RawBytes separator,
      RawBytes suffix,
      RawBytes tail,
      long records) {
    this.source = source;
    this.format = format;
    this.charset = charset;
    this.compression = compression;
    this.columns = List.copyOf(columns);
    this.delimiter = delimiter;
    this.prefix = prefix;
    this.separator = separator;
    this.suffix = suffix;
    this.tail = tail;
    this.records = records;
  }

  /**
   * The source in the ids of the file's rows.
   *
   * @return a file's name, or its path in a folder with slashes
   */
  public String source() {
    return source;
  }

  /**
   * How rows stand in the file.
   *
   * @return the format
   */
  public DataFormat format() {
    return format;
  }

  /**
   * The charset of the file as a whole.
   *
   * @return its IANA name
   */
  public String charset() {
    return charset;
  }

  /**
   * How the file is compressed.
   *
   * @return {@code none}, {@code gzip} or {@code zstd}
   */
  public String compression() {
    return compression;
  }

  /**
   * The names of the columns of CSV and TSV.
   *
   * @return in order; empty for other formats
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * What stands between the cells of CSV and TSV.
   *
   * @return one character; empty text for other formats
   */
  public String delimiter() {
    return delimiter;
  }

  byte delimiterByte() {
    return (byte) (delimiter.isEmpty() ? ',' : delimiter.charAt(0));
  }

  /**
   * What stands before the first record: byte order mark, header, opening bracket, blank lines.
   *
   * @return the bytes; the whole file if it has no record
   */
  public RawBytes prefix() {
    return prefix;
  }

  /**
   * What stands between records unless a record says otherwise.
   *
   * @return the bytes between the first two records; with fewer, what is usual for the format
   */
  public RawBytes separator() {
    return separator;
  }

  /**
   * What stands behind the last record.
   *
   * @return the bytes; empty if the file has no record
   */
  public RawBytes suffix() {
    return suffix;
  }

  /**
   * A last byte of UTF-16 or last bytes of UTF-32 that make no character. They stand behind the
   * suffix in the file as they are.
   *
   * @return the bytes, mostly none
   */
  public RawBytes tail() {
    return tail;
  }

  /**
   * How many records the file has.
   *
   * @return 0 or more
   */
  public long records() {
    return records;
  }

  /**
   * The JSON form.
   *
   * @return an object
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("source", source)
        .put("format", format.name().toLowerCase(Locale.ROOT))
        .put("charset", charset)
        .put("compression", compression)
        .put("columns", JsonValue.strings(columns))
        .put("delimiter", delimiter)
        .put("prefix", prefix.toJson())
        .put("separator", separator.toJson())
        .put("suffix", suffix.toJson())
        .put("tail", tail.toJson())
        .put("records", records)
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the frame
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is of another kind or a
   *     newer version
   */
  public static SourceFrame fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind(KIND, VERSION);
    List<String> columns = new ArrayList<>();
    o.array("columns").forEach(column -> columns.add(column.asString()));
    return new SourceFrame(
        o.string("source"),
        DataFormat.valueOf(o.string("format").toUpperCase(Locale.ROOT)),
        o.string("charset"),
        o.string("compression"),
        columns,
        o.string("delimiter"),
        RawBytes.fromJson(o.get("prefix")),
        RawBytes.fromJson(o.get("separator")),
        RawBytes.fromJson(o.get("suffix")),
        RawBytes.fromJson(o.get("tail")),
        o.integer("records"));
  }

  /** Whether the other one says the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SourceFrame that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  /** The source and how it is written; never its bytes. */
  @Override
  public String toString() {
    return "SourceFrame[" + source + ", " + format + ", " + charset + ", " + compression + "]";
  }
}
