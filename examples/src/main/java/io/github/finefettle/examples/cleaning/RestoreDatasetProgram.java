package io.github.finefettle.examples.cleaning;

import io.github.finefettle.dataprep.cleaning.CleaningUndo;
import io.github.finefettle.dataprep.io.RowSources;
import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.ProgramVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the input of a cleaning run again. */
@Command(
    name = "restore-dataset",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    sortOptions = false,
    description = "Makes the input of clean-dataset again, byte for byte.",
    footer = {
      "",
      "A compressed input comes back uncompressed. An input of several files comes back as a folder."
    })
public final class RestoreDatasetProgram implements Callable<Integer> {
  @Option(
      names = "--output",
      paramLabel = "F",
      required = true,
      description = "What clean-dataset wrote.")
  private Path output;

  @Option(
      names = "--ledger",
      paramLabel = "F",
      required = true,
      description = "The ledger of the same run.")
  private Path ledger;

  @Option(
      names = "--restored",
      paramLabel = "F",
      required = true,
      description = "Where the input goes; an existing folder for an input of several files.")
  private Path restored;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public RestoreDatasetProgram() {}

  @Override
  public Integer call() {
    for (Path file : new Path[] {output, ledger}) {
      if (!Files.isRegularFile(file)) {
        throw new BadInputException("The file " + file + " does not exist. Name an existing one.");
      }
    }
    try {
      if (Files.isDirectory(restored)) {
        CleaningUndo.restoreAll(RowSources.file(output), ledger, restored);
      } else {
        CleaningUndo.restore(RowSources.file(output), ledger, restored);
      }
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
    return 0;
  }
}
