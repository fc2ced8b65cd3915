package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.search.Study;
import io.github.finefettle.core.search.StudyResult;
import io.github.finefettle.core.search.TrialSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Runs the study in worker processes that share its journal, and tells how far they are. */
final class TrialSearch {
  private final TrainingTask task;
  private final Path taskFolder;
  private final Path journal;

  TrialSearch(TrainingTask task, Path taskFolder, Path journal) {
    this.task = task;
    this.taskFolder = taskFolder;
    this.journal = journal;
  }

  /** Trains until every trial is complete or pruned; goes on where an earlier start stopped. */
  StudyResult run(int workers, ProgressListener progress) throws InterruptedException {
    task.write(taskFolder);
    Study study = Tuning.study(task);
    Watch watch = new Watch(study.trialCount(), task.objective().direction(), progress);
    List<WorkerProcess> processes = new ArrayList<>();
    try {
      for (int i = 0; i < workers; i++) {
        processes.add(
            WorkerProcess.start(
                watch::line,
                List.of(
                    "trial-worker",
                    "--task",
                    taskFolder.toString(),
                    "--journal",
                    journal.toString())));
      }
      Optional<WorkerFailedException> failure = joinAll(processes);
      StudyResult result = study.runner().storedIn(journal).resultSoFar();
      if (failure.isPresent() && !result.isFinished()) {
        throw failure.get();
      }
      return result;
    } finally {
      processes.forEach(WorkerProcess::close);
    }
  }

  /** A worker that is lost is no harm as long as another one finishes the study. */
  private static Optional<WorkerFailedException> joinAll(List<WorkerProcess> processes)
      throws InterruptedException {
    Optional<WorkerFailedException> first = Optional.empty();
    for (WorkerProcess process : processes) {
      try {
        process.join();
      } catch (WorkerFailedException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    return first;
  }

  /** The folder of the model that a trial stands for. */
  Path model(TrialSummary trial) {
    Path folder = Tuning.study(task).runner().storedIn(journal).directoryOf(trial);
    return ClassifierTraining.model(folder);
  }

  /** Turns the lines of all workers into one progress. */
  private static final class Watch {
    private final int trials;
    private final Direction direction;
    private final ProgressListener progress;
    private final Set<Integer> seen = new TreeSet<>();
    private long epochs;
    private double best = Double.NaN;

    Watch(int trials, Direction direction, ProgressListener progress) {
      this.trials = trials;
      this.direction = direction;
      this.progress = progress;
    }

    /**
     * Pruning and early stopping decide how many there will be; the bar never claims to be over.
     */
    private static long likely(long done) {
      return Math.max(Tuning.LIKELY_EPOCHS, done + 1);
    }

    synchronized void line(String line) {
      String[] words = line.split(" ", -1);
      if (words.length != 4 || !words[0].equals("epoch")) {
        return;
      }
      epochs++;
      seen.add(Integer.parseInt(words[1]));
      double value = Double.parseDouble(words[3]);
      best = direction.isBetter(value, best) ? value : best;
      String state = seen.size() + " of " + trials + " trials, best so far " + Wording.of(best);
      progress.progressed(
          new Progress("tune", epochs, OptionalLong.of(likely(epochs)), "epochs", state));
    }
  }
}
