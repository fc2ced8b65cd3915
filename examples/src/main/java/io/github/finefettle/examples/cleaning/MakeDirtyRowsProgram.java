package io.github.finefettle.examples.cleaning;

import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.ProgramVersion;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a data set of any size to try clean-dataset on. */
@Command(
    name = "make-dirty-rows",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Makes questions and answers with damaged encoding, entities, spaces, repeated, cut and"
            + " missing rows: JSONL of any size, the same bytes for the same seed.")
public final class MakeDirtyRowsProgram implements Callable<Integer> {
  private static final long MEGABYTE = 1_000_000;
  private static final int BUFFER = 1 << 20;

  @Option(
      names = "--output",
      paramLabel = "F",
      required = true,
      description = "The JSONL file to write.")
  private Path output;

  @Option(
      names = "--megabytes",
      paramLabel = "N",
      defaultValue = "20",
      description = "The size at least, in millions of bytes. Default: ${DEFAULT-VALUE}.")
  private int megabytes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Decides every row. Default: ${DEFAULT-VALUE}.")
  private long seed;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public MakeDirtyRowsProgram() {}

  @Override
  public Integer call() throws IOException {
    if (megabytes < 1) {
      throw new BadInputException("--megabytes (" + megabytes + ") must be at least 1. Try 20.");
    }
    if (Files.isDirectory(output)) {
      throw new BadInputException("--output (" + output + ") is a folder. Name a file in it.");
    }
    DirtyRows rows = new DirtyRows(seed);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output), BUFFER)) {
      long size = 0;
      for (long row = 0; size < megabytes * MEGABYTE; row++) {
        byte[] line = (rows.line(row) + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line);
        size += line.length;
      }
    }
    return 0;
  }
}
