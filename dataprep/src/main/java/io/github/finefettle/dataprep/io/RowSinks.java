package io.github.finefettle.dataprep.io;

import java.nio.file.Path;

/** Makes sinks of rows. */
public final class RowSinks {
  private RowSinks() {}

  /**
   * A file whose format and compression go by its name: {@code .jsonl}, {@code .json}, {@code
   * .csv}, {@code .tsv} or {@code .txt}, with {@code .gz} or {@code .zst} behind it or without.
   *
   * @param file a path; folders above it are made as needed
   * @return the sink
   * @throws IllegalArgumentException if the name has another ending
   */
  public static FileSink file(Path file) {
    return FileSink.of(file);
  }

  /**
   * A file of records of Java, whose components become members or columns.
   *
   * @param <R> the type of a row
   * @param file a path as above
   * @param type the record's class
   * @return the sink
   * @throws IllegalArgumentException if the name has another ending, or a component has a type that
   *     cannot be written
   */
  public static <R extends Record> RowSink<R> file(Path file, Class<R> type) {
    return new RecordSink<>(FileSink.of(file), RecordMapping.of(type));
  }

  /**
   * A list in memory.
   *
   * @param <R> the type of a row
   * @return an empty sink
   */
  public static <R> ListSink<R> list() {
    return new ListSink<>();
  }
}
