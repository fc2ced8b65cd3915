package io.github.finefettle.dataprep.cleaning;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.io.RowSink;
import io.github.finefettle.dataprep.io.RowSource;
import io.github.finefettle.dataprep.io.SourceRows;
import io.github.finefettle.dataprep.rule.LearningRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs a cleaning plan: with how many threads, and watched by whom. Nothing here changes what comes
 * out. Immutable.
 *
 * @param <R> the type of a row
 */
@CheckReturnValue
public final class CleaningRunner<R> {
  private static final int CHUNK_ROWS = 2048;

  private final CleaningPlan plan;
  private final ExampleSchema<R> schema;
  private final int threads;
  private final ProgressListener listener;
  private final Cancellation cancellation;
  private final int chunkRows;
  private final Optional<Path> ledger;
  private final Optional<Path> journal;

  private CleaningRunner(
      CleaningPlan plan,
      ExampleSchema<R> schema,
      int threads,
      ProgressListener listener,
      Cancellation cancellation,
      int chunkRows,
      Optional<Path> ledger,
      Optional<Path> journal) {
    this.plan = plan;
    this.schema = schema;
    this.threads = threads;
    this.listener = listener;
    this.cancellation = cancellation;
    this.chunkRows = chunkRows;
    this.ledger = ledger;
    this.journal = journal;
  }

  static <R> CleaningRunner<R> of(CleaningPlan plan, ExampleSchema<R> schema) {
    return new CleaningRunner<>(
        plan,
        schema,
        1,
        ProgressListener.none(),
        new Cancellation(),
        CHUNK_ROWS,
        Optional.empty(),
        Optional.empty());
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
    return new CleaningRunner<>(
        plan, schema, count, listener, cancellation, chunkRows, ledger, journal);
  }

  /**
   * The same runner with a listener, which hears of each step on the calling thread.
   *
   * @param newListener the listener
   * @return a new runner
   */
  public CleaningRunner<R> progress(ProgressListener newListener) {
    return new CleaningRunner<>(
        plan, schema, threads, newListener, cancellation, chunkRows, ledger, journal);
  }

  /**
   * The same runner that can be stopped from outside; a run that was stopped gives no result.
   *
   * @param newCancellation looked at between steps and between blocks of rows
   * @return a new runner
   */
  public CleaningRunner<R> cancelledBy(Cancellation newCancellation) {
    return new CleaningRunner<>(
        plan, schema, threads, listener, newCancellation, chunkRows, ledger, journal);
  }

  /**
   * The same runner with another size of chunks in runs over a source. It changes nothing but the
   * memory that is needed, and how much work a kill costs.
   *
   * @param rows the most rows that are worked on as one chunk, 1 or more
   * @return a new runner
   */
  public CleaningRunner<R> chunkRows(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException(
          "The number of rows in a chunk ("
              + rows
              + ") must be 1 or more. Try "
              + CHUNK_ROWS
              + ".");
    }
    return new CleaningRunner<>(
        plan, schema, threads, listener, cancellation, rows, ledger, journal);
  }

  /**
   * The same runner that writes its ledger to a file in runs over a source.
   *
   * @param file written beside its name first; it takes its place when the run is complete
   * @return a new runner
   */
  public CleaningRunner<R> ledger(Path file) {
    return new CleaningRunner<>(
        plan, schema, threads, listener, cancellation, chunkRows, Optional.of(file), journal);
  }

  /**
   * The same runner that notes in a file how far it is in runs over a source. If the run is killed,
   * the same run on the same file goes on where it stopped; when it is complete, or the safety stop
   * ended it, the file is deleted. The plan must have a JSON form for it. Without a journal a run
   * that fails leaves nothing that it wrote.
   *
   * @param file of this run alone
   * @return a new runner
   */
  public CleaningRunner<R> journal(Path file) {
    return new CleaningRunner<>(
        plan, schema, threads, listener, cancellation, chunkRows, ledger, Optional.of(file));
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

  /**
   * Cleans a source of any size into a sink. Memory is bounded by the chunks, and by what rules
   * that must learn remember: 44 to 52 bytes a row for exact duplicates; near duplicates hold their
   * texts. Where rules must learn, the source is read more than once; one that can be read only
   * once is first copied to a temporary file, which a fact of the report tells.
   *
   * @param source the rows
   * @param sink where the kept rows go, in the order of the source
   * @return what was done
   * @throws CleaningStoppedException if a rule would remove too much; nothing is written then
   * @throws CleaningStepException if a user's own step fails
   * @throws java.util.concurrent.CancellationException if the run was stopped; with a journal, the
   *     same run goes on where it stopped
   */
  @CanIgnoreReturnValue
  public CleaningReport clean(RowSource<R> source, RowSink<R> sink) {
    return run(source, Optional.of(sink));
  }

  /**
   * Tells what a run would do to each row, and writes no rows. The ledger is written if one is
   * asked for. Where a rule would remove too much, a finding says so and the run goes on.
   *
   * @param source the rows
   * @return what would be done
   * @throws CleaningStepException if a user's own step fails
   */
  public CleaningReport dryRun(RowSource<R> source) {
    return run(source, Optional.empty());
  }

  private CleaningReport run(RowSource<R> source, Optional<RowSink<R>> sink) {
    FileRunSettings settings = new FileRunSettings(threads, chunkRows, ledger, journal);
    boolean twice = plan.steps().stream().anyMatch(rule -> rule instanceof LearningRule<?>);
    try (Rereading<R> reading = Rereading.of(source, schema, twice)) {
      return new FileRun<>(plan, schema, reading, sink, settings, listener, cancellation).run();
    }
  }
}
