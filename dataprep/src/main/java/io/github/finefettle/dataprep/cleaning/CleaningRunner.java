package io.github.finefettle.dataprep.cleaning;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.io.SourceRows;
import java.util.List;

/**
 * Runs a cleaning plan: with how many threads, and watched by whom. Nothing here changes what comes
 * out. Immutable.
 *
 * @param <R> the type of a row
 */
@CheckReturnValue
public final class CleaningRunner<R> {
  private final CleaningPlan plan;
  private final ExampleSchema<R> schema;
  private final int threads;
  private final ProgressListener listener;
  private final Cancellation cancellation;

  private CleaningRunner(
      CleaningPlan plan,
      ExampleSchema<R> schema,
      int threads,
      ProgressListener listener,
      Cancellation cancellation) {
    this.plan = plan;
    this.schema = schema;
    this.threads = threads;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  static <R> CleaningRunner<R> of(CleaningPlan plan, ExampleSchema<R> schema) {
    return new CleaningRunner<>(plan, schema, 1, ProgressListener.none(), new Cancellation());
  }

  /**
   * The same runner with other threads; they live only as long as a run.
   *
   * @param count 1 or more
   * @return a new runner
   */
  public CleaningRunner<R> threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "The number of threads (" + count + ") must be 1 or more. Try the number of cores.");
    }
    return new CleaningRunner<>(plan, schema, count, listener, cancellation);
  }

  /**
   * The same runner with a listener, which hears of each step on the calling thread.
   *
   * @param newListener the listener
   * @return a new runner
   */
  public CleaningRunner<R> progress(ProgressListener newListener) {
    return new CleaningRunner<>(plan, schema, threads, newListener, cancellation);
  }

  /**
   * The same runner that can be stopped from outside; a run that was stopped gives no result.
   *
   * @param newCancellation looked at between steps and between blocks of rows
   * @return a new runner
   */
  public CleaningRunner<R> cancelledBy(Cancellation newCancellation) {
    return new CleaningRunner<>(plan, schema, threads, listener, newCancellation);
  }

  /**
   * Cleans rows; their ids are {@code list#0}, {@code list#1} and so on.
   *
   * @param rows the rows, none null
   * @return what came out, and the ledger
   * @throws CleaningStoppedException if a rule would remove too much
   * @throws CleaningStepException if a user's own step fails
   * @throws java.util.concurrent.CancellationException if the run was stopped
   */
  public CleaningResult<R> clean(List<R> rows) {
    return clean(SourceRows.of(rows));
  }

  /**
   * Cleans rows of a source.
   *
   * @param rows the rows with their ids, no two ids equal
   * @return what came out in id order, and the ledger
   * @throws CleaningStoppedException if a rule would remove too much
   * @throws CleaningStepException if a user's own step fails
   * @throws java.util.concurrent.CancellationException if the run was stopped
   */
  public CleaningResult<R> clean(SourceRows<R> rows) {
    return new CleaningRun<>(plan, schema, rows, listener, cancellation).run(threads);
  }
}
