package io.github.finefettle.metrics;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.progress.internal.ChunkPipeline;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How a suite is run: with how many threads, watched by whom. The result is the same for any number
 * of threads, because states merge exactly. Immutable; safe for use by several threads.
 *
 * @param <R> the type of a row
 */
@CheckReturnValue
public final class SuiteRunner<R> {
  private static final int CHUNK = 1_024;

  private final MetricSuite<R> suite;
  private final int threads;
  private final ProgressListener progress;
  private final Cancellation cancellation;

  SuiteRunner(
      MetricSuite<R> suite, int threads, ProgressListener progress, Cancellation cancellation) {
    this.suite = suite;
    this.threads = threads;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * The same run on several threads, which are the run's own.
   *
   * @param number 1 or more
   * @return a new runner
   */
  public SuiteRunner<R> threads(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "The number of threads (" + number + ") must be 1 or more.");
    }
    return new SuiteRunner<>(suite, number, progress, cancellation);
  }

  /**
   * The same run with a listener.
   *
   * @param listener hears of the rows measured, from the calling thread
   * @return a new runner
   */
  public SuiteRunner<R> progress(ProgressListener listener) {
    return new SuiteRunner<>(suite, threads, listener, cancellation);
  }

  /**
   * The same run that can be stopped.
   *
   * @param wish looked at between chunks of rows
   * @return a new runner
   */
  public SuiteRunner<R> cancellation(Cancellation wish) {
    return new SuiteRunner<>(suite, threads, progress, wish);
  }

  /**
   * Measures rows in one pass.
   *
   * @param rows the rows; read by the calling thread alone, and not held
   * @return the measurements
   * @throws java.util.concurrent.CancellationException if the run was stopped
   */
  public SuiteResult evaluate(Iterable<? extends R> rows) {
    Iterator<? extends R> iterator = rows.iterator();
    return fill(
            () -> {
              List<R> chunk = new ArrayList<>(CHUNK);
              while (chunk.size() < CHUNK && iterator.hasNext()) {
                chunk.add(iterator.next());
              }
              return chunk;
            },
            (row, state) -> state.add(row))
        .measure();
  }

  /**
   * Fills a state from records that still have to be made into rows, which the threads of the run
   * do.
   *
   * @param <S> the type of a record
   * @param records where they come from; asked by the calling thread alone
   * @param reader makes a row of a record and adds it, or sets it aside; called by several threads
   * @return the state of all rows
   * @throws java.util.concurrent.CancellationException if the run was stopped
   */
  public <S> SuiteState<R> fill(RecordChunks<S> records, RecordReader<S, R> reader) {
    ConcurrentLinkedQueue<SuiteState<R>> idle = new ConcurrentLinkedQueue<>();
    AtomicLong done = new AtomicLong();
    try (ChunkPipeline pipeline = new ChunkPipeline("evaluate", threads, cancellation)) {
      pipeline.<S, Integer>run(
          records::next,
          chunk -> {
            SuiteState<R> known = idle.poll();
            SuiteState<R> state = known == null ? suite.newState() : known;
            for (S item : chunk) {
              reader.read(item, state);
            }
            idle.add(state);
            return chunk.size();
          },
          size -> {
            long all = done.addAndGet(size);
            progress.progressed(new Progress("evaluate", all, OptionalLong.empty(), "rows", ""));
          });
    }
    SuiteState<R> whole = suite.newState();
    idle.forEach(whole::merge);
    return whole;
  }

  /**
   * Where records come from, in chunks.
   *
   * @param <S> the type of a record
   */
  @FunctionalInterface
  public interface RecordChunks<S> {
    /**
     * The next records.
     *
     * @return some records, or none at the end
     */
    List<S> next();
  }

  /**
   * Makes rows of records.
   *
   * @param <S> the type of a record
   * @param <R> the type of a row
   */
  @FunctionalInterface
  public interface RecordReader<S, R> {
    /**
     * Reads a record.
     *
     * @param item the record
     * @param state takes the row, if it is one; not to be held
     */
    void read(S item, SuiteState<R> state);
  }
}
