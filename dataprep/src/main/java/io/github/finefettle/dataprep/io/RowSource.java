package io.github.finefettle.dataprep.io;

import java.util.OptionalLong;

/**
 * Rows with ids, read in order. The factories are in {@link RowSources}.
 *
 * <p>A rereadable source gives the same records with the same ids each time it is opened; one that
 * is not can be opened once only, and a second {@link #open()} fails. A {@link SpooledSource} makes
 * the second kind into the first.
 *
 * @param <R> the type of a row
 */
public interface RowSource<R> {
  /**
   * What the source is called in messages and records of a run.
   *
   * @return a file's name, a folder's name or the user's own word
   */
  String name();

  /**
   * Whether the source can be opened as often as asked.
   *
   * @return false for an iterator, a stream or an input stream
   */
  boolean isRereadable();

  /**
   * How much there is to read, for progress.
   *
   * @return bytes as they lie on disk, compressed or not; empty if it is not known
   */
  OptionalLong bytes();

  /**
   * Opens the source at its first record.
   *
   * @return a reader, to be closed by the caller
   * @throws UnreadableDataException if the source as a whole cannot be read: no such file, a folder
   *     without files, no text
   * @throws IllegalStateException if the source is not rereadable and was opened before
   */
  RowReader<R> open();
}
