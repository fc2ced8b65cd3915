package io.github.finefettle.examples.finetune;

import io.github.finefettle.examples.Console;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The careless twin's training beside everything else: with several workers it runs while they
 * search, with one it waits for its turn. Either way its result is the same.
 */
final class TwinTraining implements AutoCloseable {
  private final CarelessTwin twin;
  private final Workspace workspace;
  private final boolean wanted;
  private Optional<WorkerProcess> process;

  private TwinTraining(
      CarelessTwin twin, Workspace workspace, boolean wanted, Optional<WorkerProcess> process) {
    this.twin = twin;
    this.workspace = workspace;
    this.wanted = wanted;
    this.process = process;
  }

  static TwinTraining begin(FineTuneOptions options, CarelessTwin twin, Workspace workspace) {
    boolean wanted = options.carelessTwin() && !twin.isTrained(model(workspace));
    TwinTraining training = new TwinTraining(twin, workspace, wanted, Optional.empty());
    if (wanted && options.workers() > 1) {
      training.process = Optional.of(training.start());
    }
    return training;
  }

  private static Path model(Workspace workspace) {
    return workspace.work("careless/model");
  }

  private WorkerProcess start() {
    return twin.train(workspace.work("careless/task"), model(workspace), line -> {});
  }

  /** Waits until the twin's model is there. */
  void join(Console console) throws InterruptedException {
    if (!wanted) {
      return;
    }
    if (process.isEmpty()) {
      console.line("      training the careless twin ...");
      process = Optional.of(start());
    }
    process.get().join();
  }

  @Override
  public void close() {
    process.ifPresent(WorkerProcess::close);
  }
}
