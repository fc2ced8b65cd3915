package io.github.finefettle.core.search.store;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.journal.JournalException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps the records of a study in the order in which they were written. Whoever opens a store hands
 * it a reader, which is told every record once, in order, whoever wrote it.
 *
 * <p>Safe for use by several threads. The reader is called, and state that it builds may be used,
 * only inside {@link #exclusively}.
 */
public interface RecordStore extends AutoCloseable {
  /**
   * Does something while nobody else, in this process or another, reads or writes. The reader has
   * been told every record when the work begins.
   *
   * @param <R> what the work gives
   * @param work is handed a way to append a record, which is safely stored, and told to the reader,
   *     when that returns
   * @return what the work gave
   * @throws JournalException if the store cannot be read or written
   */
  <R> R exclusively(Function<Consumer<JsonValue.JsonObject>, R> work);

  /**
   * The number under which this worker claims work; no other worker of this store ever had it. Only
   * inside {@link #exclusively}.
   *
   * @return 1 or more
   */
  long owner();

  /**
   * Whether a worker still runs, so that what it claimed will be finished. Only inside {@link
   * #exclusively}.
   *
   * @param owner a worker's number
   * @return false if its process ended, however it ended
   */
  boolean isAlive(long owner);

  /**
   * How long to wait before looking for what other workers did.
   *
   * @return milliseconds, 1 or more
   */
  long pollMillis();

  /** Gives up what this worker holds. Records stay. */
  @Override
  void close();
}
