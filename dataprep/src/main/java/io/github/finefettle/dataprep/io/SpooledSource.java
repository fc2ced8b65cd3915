package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The rows of a source that can be read once, kept in a file so that they can be read again. The
 * file is deleted when this is closed.
 *
 * @param <R> the type of a row
 */
public final class SpooledSource<R> implements RowSource<R>, AutoCloseable {
  private final Path spool;
  private final RowSource<R> rows;

  private SpooledSource(Path spool, RowSource<R> rows) {
    this.spool = spool;
    this.rows = rows;
  }

  /**
   * Spools rows of files. A stream of bytes is kept byte for byte; other rows are kept as JSON.
   *
   * @param source the rows, which are read to their end
   * @param folder where the file is made
   * @return the same rows with the same ids, rereadable
   * @throws UncheckedIOException if the file cannot be written
   */
  public static SpooledSource<FieldRow> ofFields(RowSource<FieldRow> source, Path folder) {
    if (source instanceof FileRows files && files.single() != null) {
      return ofBytes(files, folder);
    }
    return of(source, new FieldCodec(), folder);
  }

  /**
   * Spools records of Java by the values of their components.
   *
   * @param <R> the type of a row
   * @param source the rows, which are read to their end
   * @param type the record's class
   * @param folder where the file is made
   * @return the same rows with the same ids, rereadable
   * @throws IllegalArgumentException if a component has a type that cannot be kept
   * @throws UncheckedIOException if the file cannot be written
   */
  public static <R extends Record> SpooledSource<R> ofRecords(
      RowSource<R> source, Class<R> type, Path folder) {
    RecordMapping<R> mapping = RecordMapping.of(type);
    return of(
        source,
        new SpoolCodec<>() {
          @Override
          public byte[] encode(R row) {
            return mapping.json(row);
          }

          @Override
          public R decode(byte[] bytes) throws Exception {
            return mapping.read(FieldRow.ofJson(new String(bytes, StandardCharsets.UTF_8)), null);
          }
        },
        folder);
  }

  /**
   * Spools rows of any class.
   *
   * @param <R> the type of a row
   * @param source the rows, which are read to their end
   * @param codec turns a row into bytes and back
   * @param folder where the file is made
   * @return the same rows with the same ids, rereadable
   * @throws UncheckedIOException if the file cannot be written
   */
  public static <R> SpooledSource<R> of(RowSource<R> source, SpoolCodec<R> codec, Path folder) {
    Path spool = create(folder);
    try (RowReader<R> reader = source.open()) {
      SpoolFile.write(spool, reader, codec);
      Map<String, String> facts = reader.facts();
      List<Finding> findings = reader.findings();
      return new SpooledSource<>(
          spool, new SpooledRows<>(source.name(), spool, codec, facts, findings));
    } catch (IOException e) {
      delete(spool);
      throw new UncheckedIOException("The rows cannot be spooled to " + folder + ".", e);
    } catch (RuntimeException e) {
      delete(spool);
      throw e;
    }
  }

  private static SpooledSource<FieldRow> ofBytes(FileRows files, Path folder) {
    Path spool = create(folder);
    try (InputStream in = files.openOnly();
        var out = Files.newOutputStream(spool)) {
      in.transferTo(out);
    } catch (IOException e) {
      delete(spool);
      throw new UncheckedIOException("The bytes cannot be spooled to " + folder + ".", e);
    }
    return new SpooledSource<>(spool, files.at(spool));
  }

  private static Path create(Path folder) {
    try {
      return Files.createTempFile(Files.createDirectories(folder), "rows", ".spool");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No file can be made in the folder (" + folder + "). Give a folder with room.", e);
    }
  }

  private static void delete(Path spool) {
    try {
      Files.deleteIfExists(spool);
    } catch (IOException e) {
      throw new UncheckedIOException("The spool file (" + spool + ") cannot be deleted.", e);
    }
  }

  /** Rows of fields that came from no bytes. */
  private static final class FieldCodec implements SpoolCodec<FieldRow> {
    @Override
    public byte[] encode(FieldRow row) {
      return row.toJsonRow().encoded();
    }

    @Override
    public FieldRow decode(byte[] bytes) {
      return FieldRow.ofJson(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  @Override
  public String name() {
    return rows.name();
  }

  @Override
  public boolean isRereadable() {
    return true;
  }

  @Override
  public OptionalLong bytes() {
    return rows.bytes();
  }

  @Override
  public RowReader<R> open() {
    return rows.open();
  }

  /** Deletes the file. Closing twice does nothing. */
  @Override
  public void close() {
    delete(spool);
  }

  /** The name. */
  @Override
  public String toString() {
    return "SpooledSource[" + name() + "]";
  }
}
