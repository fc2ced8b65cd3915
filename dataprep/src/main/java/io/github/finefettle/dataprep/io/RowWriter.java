package io.github.finefettle.dataprep.io;

import java.util.List;

/**
 * Writes rows, chunk by chunk. {@link #encode} may run on any thread; all else is for one thread at
 * a time.
 *
 * @param <R> the type of a row
 */
public interface RowWriter<R> extends AutoCloseable {
  /**
   * The bytes of one row without what separates it from its neighbours. Pure, on any thread.
   *
   * @param row a row
   * @return its bytes, not compressed
   * @throws UnwritableRowException if the format cannot hold the row, such as a line end in plain
   *     text: set the row aside with the message as the reason
   */
  byte[] encode(R row);

  /**
   * Writes one chunk behind those before. When this returns, the bytes are with the operating
   * system, so that they outlive the process.
   *
   * @param encodedRowsOfOneChunk what {@link #encode} gave, in order; may be empty
   * @return the position behind the chunk, at which the sink can be opened again
   * @throws java.io.UncheckedIOException if the sink cannot be written
   */
  long append(List<byte[]> encodedRowsOfOneChunk);

  /**
   * Writes what stands behind the last row. No rows may follow.
   *
   * @return the position behind it, by which {@link RowSink#isPublished} knows what was published
   * @throws java.io.UncheckedIOException if the sink cannot be written
   */
  long complete();

  /**
   * Forces what was written to the disk and puts it in its place in one step, taking the place of
   * what stood there. It is completed first if it was not.
   *
   * @throws java.io.UncheckedIOException if that fails; nothing is published then
   */
  void publish();

  /**
   * Closes the writer and takes back all that was written, where it was not published.
   *
   * @throws java.io.UncheckedIOException if that fails
   */
  void discard();

  /**
   * Frees what was opened. Without {@link #publish()} before, what was written stays beside its
   * place, so that the sink can be opened again at a position. Closing twice does nothing, nor does
   * closing after {@link #discard()}.
   */
  @Override
  void close();
}
