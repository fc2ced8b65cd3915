package io.github.finefettle.core.search;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.journal.JournalException;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.search.store.JournalStore;
import io.github.finefettle.core.search.store.MemoryStore;
import io.github.finefettle.core.search.store.RecordStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * How a study is run: stored where, on how many threads, watched by whom. Nothing of it changes the
 * result: the same study and a body that keeps its contract give the same {@link StudyResult} for
 * any number of threads and processes, with or without a journal, killed and resumed or not.
 *
 * <p>Immutable; a runner may run often and on several threads at a time.
 */
@CheckReturnValue
public final class StudyRunner {
  private final Study study;
  private final Optional<Path> journal;
  private final int threads;
  private final ProgressListener listener;
  private final Cancellation cancellation;

  private StudyRunner(
      Study study,
      Optional<Path> journal,
      int threads,
      ProgressListener listener,
      Cancellation cancellation) {
    this.study = study;
    this.journal = journal;
    this.threads = threads;
    this.listener = listener;
    this.cancellation = cancellation;
    if (threads < 1) {
      throw new IllegalArgumentException(
          "The number of threads (" + threads + ") must be 1 or more.");
    }
  }

  static StudyRunner of(Study study) {
    return new StudyRunner(study, Optional.empty(), 1, ProgressListener.none(), new Cancellation());
  }

  /**
   * The same runner with a journal, so that the study can be resumed and shared. Every process that
   * runs the same study on the same file works with the others and gets the same result.
   *
   * @param file the journal, made if it does not exist; a folder of the same name with ".d" stands
   *     beside it. Use a local disk: some network file systems do not lock
   * @return a new runner
   */
  public StudyRunner storedIn(Path file) {
    return new StudyRunner(study, Optional.of(file), threads, listener, cancellation);
  }

  /**
   * The same runner with so many trials at a time in this process.
   *
   * @param number 1 or more; the calling thread is one of them
   * @return a new runner
   */
  public StudyRunner threads(int number) {
    return new StudyRunner(study, journal, number, listener, cancellation);
  }

  /**
   * The same runner with a listener, called after each segment that this process ran.
   *
   * @param watcher hears of the trials that are over; safe for use by several threads if there are
   *     several
   * @return a new runner
   */
  public StudyRunner progress(ProgressListener watcher) {
    return new StudyRunner(study, journal, threads, watcher, cancellation);
  }

  /**
   * The same runner with a way to stop it. A segment that is cut off is run again when the study is
   * resumed.
   *
   * @param wish looked at between segments, and by bodies that ask {@link Trial#isCancelled()}
   * @return a new runner
   */
  public StudyRunner cancellation(Cancellation wish) {
    return new StudyRunner(study, journal, threads, listener, wish);
  }

  /**
   * Runs the study to its end, going on where the journal ends.
   *
   * @param body trains a trial from one rung to the next
   * @return the result, when all trials of all workers are over
   * @throws StudyFailedException if every trial failed
   * @throws JournalException if the journal belongs to another study, is damaged or cannot be
   *     written
   * @throws CancellationException if the run was cancelled or its thread interrupted; the journal
   *     can be resumed
   */
  @CanIgnoreReturnValue
  public StudyResult run(TrialBody body) {
    StudyResult result = runAll(body);
    result.requireSomeSuccess();
    return result;
  }

  private StudyResult runAll(TrialBody body) {
    StudyLog log = new StudyLog();
    try (RecordStore store = open(log);
        Workspace workspace = new Workspace(journal)) {
      Coordinator coordinator = new Coordinator(study, store, log);
      new StudyRun(study, coordinator, workspace, listener, cancellation, store.pollMillis())
          .run(body, threads);
      return coordinator.result();
    }
  }

  /**
   * What the journal says so far, without running a trial; an empty journal is made where there is
   * none. Trials that were begun and are not over stand in it as {@link TrialState#RUNNING}.
   *
   * @return the result so far; without trials where there is no journal yet
   * @throws JournalException if the journal belongs to another study or is damaged
   */
  public StudyResult resultSoFar() {
    StudyLog log = new StudyLog();
    try (RecordStore store = open(log)) {
      return new Coordinator(study, store, log).result();
    }
  }

  /**
   * The folder of a trial, where its body kept its checkpoints: for the best one's weights.
   *
   * @param trial a trial of this study
   * @return the folder beside the journal; it exists if the body asked for it
   * @throws IllegalStateException if the runner has no journal, whose folders go with the run
   */
  public Path directoryOf(TrialSummary trial) {
    Path file =
        journal.orElseThrow(
            () ->
                new IllegalStateException(
                    "The folders of a study without journal are deleted when its run ends. Say"
                        + " storedIn(file) to keep them."));
    return JournalStore.directoryOf(file).resolve(Workspace.folderName(trial.number()));
  }

  private RecordStore open(StudyLog log) {
    if (journal.isEmpty()) {
      return new MemoryStore(log::apply);
    }
    return JournalStore.open(journal.get(), StudyRecords.header(study), log::apply);
  }
}
