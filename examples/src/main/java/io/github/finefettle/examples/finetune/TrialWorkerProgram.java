package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.search.StudyResult;
import io.github.finefettle.examples.ProgramVersion;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One worker process of a study: it trains whatever segment is ready until the study is done. */
@Command(
    name = "trial-worker",
    hidden = true,
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Trains the trials of a study; started by fine-tune.")
public final class TrialWorkerProgram implements Callable<Integer> {
  @Option(names = "--task", required = true, description = "The folder of the training task.")
  private Path task;

  @Option(names = "--journal", required = true, description = "The journal of the study.")
  private Path journal;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public TrialWorkerProgram() {}

  @Override
  public Integer call() throws Exception {
    ParentWatch.start();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    TrainingTask training = TrainingTask.read(task);
    try (ClassifierTraining trainer = ClassifierTraining.of(training)) {
      StudyResult result =
          Tuning.study(training)
              .runner()
              .storedIn(journal)
              .run(trial -> trainer.runSegment(trial, out::println));
      return result.trials().isEmpty() ? 1 : 0;
    }
  }
}
