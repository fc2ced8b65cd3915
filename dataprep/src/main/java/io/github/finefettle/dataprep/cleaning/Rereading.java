package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.RowSource;
import io.github.finefettle.dataprep.io.SpooledSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A source as often as a run needs it: the source itself, or a copy in a temporary folder where it
 * can be read only once.
 */
final class Rereading<R> implements AutoCloseable {
  private final RowSource<R> source;
  private final Optional<SpooledSource<R>> copy;
  private final Optional<Path> folder;

  private Rereading(RowSource<R> source, Optional<SpooledSource<R>> copy, Optional<Path> folder) {
    this.source = source;
    this.copy = copy;
    this.folder = folder;
  }

  static <R> Rereading<R> of(RowSource<R> source, ExampleSchema<R> schema, boolean needed) {
    if (source.isRereadable() || !needed) {
      return new Rereading<>(source, Optional.empty(), Optional.empty());
    }
    try {
      Path folder = Files.createTempDirectory("finefettle-spool");
      SpooledSource<R> copy = spooled(source, schema, folder);
      return new Rereading<>(copy, Optional.of(copy), Optional.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "There is no room for a temporary copy of the source " + source.name() + ".", e);
    }
  }

  // The type of the schema is the type of the rows, which the compiler cannot see through Class.
  @SuppressWarnings("unchecked")
  private static <R> SpooledSource<R> spooled(
      RowSource<R> source, ExampleSchema<R> schema, Path folder) {
    if (schema.type() == FieldRow.class) {
      return (SpooledSource<R>) SpooledSource.ofFields((RowSource<FieldRow>) source, folder);
    }
    if (Record.class.isAssignableFrom(schema.type())) {
      return (SpooledSource<R>) records((RowSource<Record>) source, schema.type(), folder);
    }
    throw new IllegalArgumentException(
        "The source "
            + source.name()
            + " can be read only once, but a rule of the plan must see all rows before it judges one,"
            + " and "
            + schema.type().getSimpleName()
            + " is no record that could be kept in a file. Give a source that can be read again, or"
            + " SpooledSource.of with a codec.");
  }

  private static SpooledSource<Record> records(
      RowSource<Record> source, Class<?> type, Path folder) {
    // Checked by the caller: the type is a record's.
    @SuppressWarnings("unchecked")
    Class<Record> record = (Class<Record>) type;
    return SpooledSource.ofRecords(source, record, folder);
  }

  RowSource<R> source() {
    return source;
  }

  boolean isCopied() {
    return copy.isPresent();
  }

  @Override
  public void close() {
    copy.ifPresent(SpooledSource::close);
    try {
      if (folder.isPresent()) {
        Files.deleteIfExists(folder.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary folder cannot be deleted.", e);
    }
  }
}
