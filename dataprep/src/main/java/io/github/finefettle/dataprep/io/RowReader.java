package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import java.util.List;
import java.util.Map;

/**
 * Finds where records begin and end, in order, without parsing them: sequential and cheap. Parsing
 * is for {@link SourceRecord#parse()}, on any thread. Not safe for use by several threads.
 *
 * <p>Which records there are, and their ids, does not depend on the numbers that {@link #next} is
 * called with. Memory is bounded by the longest record and by what the caller keeps.
 *
 * @param <R> the type of a row
 */
public interface RowReader<R> extends AutoCloseable {
  /**
   * The next records. Fewer than asked for may come, because a list ends where its bytes reach a
   * few megabytes; where it ends depends on the records and on the calls before, on nothing else.
   *
   * @param most 1 or more
   * @return the records in order; empty at the end of the source, and only there
   * @throws UnreadableDataException if a file as a whole turns out to be unreadable
   */
  List<SourceRecord<R>> next(int most);

  /**
   * How much of {@link RowSource#bytes()} has been read.
   *
   * @return 0 or more; 0 for a source that is not made of bytes
   */
  long bytesRead();

  /**
   * What stands around the records, file by file.
   *
   * @return one frame for each file that was read to its end, in order; empty for a source that is
   *     not made of bytes
   */
  List<SourceFrame> frames();

  /**
   * How the source was read so far: formats, charsets, columns, fallbacks.
   *
   * @return an unmodifiable map in name order
   */
  Map<String, String> facts();

  /**
   * What a person should know about how the source was read so far.
   *
   * @return in the order in which it was found
   */
  List<Finding> findings();

  /** Frees what was opened. Closing twice does nothing. */
  @Override
  void close();
}
