package io.github.finefettle.dataprep.io;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Rows that are kept in memory. A row is not turned into bytes: what stands for it between encoding
 * and appending is its number.
 *
 * @param <R> the type of a row
 */
public final class ListSink<R> implements RowSink<R> {
  private final List<R> written = new ArrayList<>();
  private List<R> published = List.of();

  ListSink() {}

  /**
   * What was published.
   *
   * @return the rows in order; empty before {@link RowWriter#publish()}
   */
  public synchronized List<R> rows() {
    return published;
  }

  @Override
  public String name() {
    return SourceRows.LIST;
  }

  @Override
  public synchronized RowWriter<R> open(OptionalLong resumeAt) {
    long kept = resumeAt.orElse(0);
    if (kept < 0 || kept > written.size()) {
      throw new IllegalArgumentException(
          "The list holds "
              + written.size()
              + " rows, so that nothing can be resumed at "
              + kept
              + ". Begin anew.");
    }
    written.subList((int) kept, written.size()).clear();
    return new Writer();
  }

  private final class Writer implements RowWriter<R> {
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, R> waiting = new ConcurrentHashMap<>();

    @Override
    public byte[] encode(R row) {
      long number = numbers.getAndIncrement();
      waiting.put(number, row);
      return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    @Override
    public long append(List<byte[]> encodedRowsOfOneChunk) {
      synchronized (ListSink.this) {
        for (byte[] encoded : encodedRowsOfOneChunk) {
          R row = waiting.remove(ByteBuffer.wrap(encoded).getLong());
          if (row == null) {
            throw new IllegalStateException(
                "A row was appended twice, or was encoded by another writer. Encode it again.");
          }
          written.add(row);
        }
        return written.size();
      }
    }

    @Override
    public long complete() {
      synchronized (ListSink.this) {
        return written.size();
      }
    }

    @Override
    public void publish() {
      synchronized (ListSink.this) {
        published = List.copyOf(written);
      }
    }

    @Override
    public void discard() {
      synchronized (ListSink.this) {
        written.clear();
      }
      close();
    }

    @Override
    public void close() {
      waiting.clear();
    }
  }
}
