package io.github.finefettle.examples.overfitting;

import ai.djl.translate.TranslateException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.language.TorchRuntime;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A program that trains a pretrained model for some epochs. The result goes to standard output as
 * JSON, a line for each epoch to standard error. Exit status 0: done; 2: bad input.
 */
abstract class TrainingProgram implements Callable<Integer> {
  private static final int BAD_INPUT = 2;

  // Picocli sets these fields; the values here only stand until then.
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--epochs", description = "Epochs at most (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(names = "--seed", description = "Draws rows and order (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  TrainingProgram(int usualEpochs) {
    this.epochs = usualEpochs;
  }

  /** Trains and measures; lines on the way go to the writer. */
  abstract JsonValue result(PrintWriter err) throws IOException, TranslateException;

  final int epochs() {
    return epochs;
  }

  final long seed() {
    return seed;
  }

  @Override
  public final Integer call() throws IOException, TranslateException {
    PrintWriter err = spec.commandLine().getErr();
    try {
      TorchRuntime.start();
      TorchRuntime.confineCallingThread();
      if (epochs < 1) {
        throw new BadInputException(
            "The epochs (" + epochs + ") must be 1 or more. Give --epochs, such as 12.");
      }
      spec.commandLine().getOut().println(result(err).toPrettyString().strip());
      spec.commandLine().getOut().flush();
      return 0;
    } catch (IllegalArgumentException e) {
      err.println(spec.name() + ": " + e.getMessage());
      err.flush();
      return BAD_INPUT;
    }
  }
}
