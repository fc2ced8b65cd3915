package io.github.finefettle.core.search;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.TrainingScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a study in this process: its threads, and what ends them. */
final class StudyRun {
  private static final Logger LOG = LoggerFactory.getLogger(StudyRun.class);

  private final Study study;
  private final Coordinator coordinator;
  private final Workspace workspace;
  private final ProgressListener listener;
  private final Cancellation cancellation;
  private final long pollMillis;
  private final AtomicReference<Throwable> firstFailure = new AtomicReference<>();

  StudyRun(
      Study study,
      Coordinator coordinator,
      Workspace workspace,
      ProgressListener listener,
      Cancellation cancellation,
      long pollMillis) {
    this.study = study;
    this.coordinator = coordinator;
    this.workspace = workspace;
    this.listener = listener;
    this.cancellation = cancellation;
    this.pollMillis = pollMillis;
  }

  /** Works on this thread and others until the study is over; none is left running. */
  void run(TrialBody body, int threads) {
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      Thread thread = new Thread(() -> workGuarded(body), "finefettle-study-" + i);
      thread.start();
      others.add(thread);
    }
    workGuarded(body);
    join(others);
    Throwable failure = firstFailure.get();
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  private void workGuarded(TrialBody body) {
    try {
      work(body);
    } catch (RuntimeException | Error e) {
      // The others look at this between segments, and their bodies through isCancelled().
      firstFailure.compareAndSet(null, e);
    }
  }

  /** Waits for all; an interrupt meanwhile asks them to stop, and is kept for the caller. */
  private void join(List<Thread> others) {
    boolean interrupted = false;
    for (Thread thread : others) {
      boolean ended = false;
      while (!ended) {
        if (firstFailure.get() != null) {
          thread.interrupt();
        }
        try {
          thread.join();
          ended = true;
        } catch (InterruptedException e) {
          interrupted = true;
          firstFailure.compareAndSet(null, cancelled());
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean shouldStop() {
    return firstFailure.get() != null || cancellation.isCancelled();
  }

  private static CancellationException cancelled() {
    return new CancellationException(
        "The study was cancelled. Run it again on the same journal to go on where it stopped.");
  }

  private void work(TrialBody body) {
    while (true) {
      if (shouldStop()) {
        throw cancelled();
      }
      Coordinator.Step step = coordinator.next();
      if (step.done()) {
        return;
      }
      if (step.segment().isPresent()) {
        run(step.segment().get(), body);
      } else {
        sleep();
      }
    }
  }

  private void sleep() {
    try {
      Thread.sleep(pollMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled();
    }
  }

  private void run(Segment segment, TrialBody body) {
    RunningTrial trial = new RunningTrial(study, segment, coordinator, workspace, this::shouldStop);
    Optional<TrialReport> report = train(segment, trial, body);
    report.ifPresent(r -> coordinator.finished(segment, r));
    String outcome =
        report.map(r -> "reached " + r.resource() + " " + study.unit()).orElse("failed");
    int over = coordinator.trialsOver();
    listener.progressed(
        Progress.of("tune", over, study.trialCount(), "trials")
            .withDetail("trial " + segment.trial() + " " + outcome));
  }

  /** Runs the body; an exception of its own fails the trial and gives no report. */
  private Optional<TrialReport> train(Segment segment, RunningTrial trial, TrialBody body) {
    TrainingScope scope = TrainingScope.enter("trial " + segment.trial());
    try {
      TrialReport report = body.run(trial);
      trial.requireStoreIntact();
      report.requireFits(segment.soFar(), segment.target());
      return Optional.of(report);
    } catch (Exception e) {
      trial.requireStoreIntact();
      requireNoStop(e);
      requireNoTrouble(segment, e);
      // The class alone: the message may hold a user's text, and goes to the journal only.
      LOG.debug("Trial {} failed with {}", segment.trial(), e.getClass().getName());
      coordinator.failed(segment, describe(e));
      return Optional.empty();
    } finally {
      scope.close();
    }
  }

  /** What a body throws because it was told to stop is no failure of its trial. */
  private void requireNoStop(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (e instanceof CancellationException stop) {
      throw stop;
    }
    if (shouldStop()) {
      throw cancelled();
    }
  }

  /**
   * A full disk or a lost file says nothing about the trial's values. To fail the trial for it
   * would change the outcome of the study for ever; to stop leaves the segment to be run again.
   */
  private static void requireNoTrouble(Segment segment, Exception e) {
    String message =
        "Trial "
            + segment.trial()
            + " could not read or write a file. The study stops and can be started again with the"
            + " same journal once that is mended.";
    if (e instanceof IOException trouble) {
      throw new UncheckedIOException(message, trouble);
    }
    if (e instanceof UncheckedIOException trouble) {
      throw new UncheckedIOException(message, trouble.getCause());
    }
  }

  private static String describe(Exception e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
