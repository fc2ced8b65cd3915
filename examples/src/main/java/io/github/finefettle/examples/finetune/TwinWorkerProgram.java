package io.github.finefettle.examples.finetune;

import io.github.finefettle.examples.ProgramVersion;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The process that trains the careless twin: fixed epochs, default hyperparameters, no choice. */
@Command(
    name = "twin-worker",
    hidden = true,
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Trains the careless twin; started by fine-tune.")
public final class TwinWorkerProgram implements Callable<Integer> {
  @Option(names = "--task", required = true, description = "The folder of the training task.")
  private Path task;

  @Option(names = "--model", required = true, description = "Where the model goes.")
  private Path model;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public TwinWorkerProgram() {}

  @Override
  public Integer call() throws Exception {
    ParentWatch.start();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (ClassifierTraining trainer = ClassifierTraining.of(TrainingTask.read(task))) {
      trainer.trainWithoutChoice(Recipe.careless(), model, out::println);
    }
    return 0;
  }
}
