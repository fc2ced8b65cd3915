package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.split.RowId;
import java.util.Optional;

/**
 * One record as it stands in its source, not parsed yet. Immutable.
 *
 * @param <R> the type of a row
 */
public interface SourceRecord<R> {
  /**
   * Its source and its position among all records of that source, parsed or not.
   *
   * @return the id
   */
  RowId id();

  /**
   * The line it begins on.
   *
   * @return from 1; the position plus 1 where the source has no lines
   */
  long line();

  /**
   * Parses the record. Pure: the same result each time, on any thread.
   *
   * @return the row, or why it is none
   */
  ParsedRow<R> parse();

  /**
   * The bytes of the record without what separates it from its neighbours. They are the file's own,
   * decompressed; a file in UTF-16 or UTF-32 is read as UTF-8, and these are the bytes of that (see
   * {@link SourceFrame}).
   *
   * @return empty if the source is not made of bytes
   */
  Optional<RawBytes> raw();

  /**
   * The bytes between the record before and this one, where they are not the usual ones.
   *
   * @return empty for the first record of a file (the frame's prefix stands before it), for a
   *     source that is not made of bytes, and where the bytes equal {@link SourceFrame#separator()}
   */
  Optional<RawBytes> separatorBefore();
}
