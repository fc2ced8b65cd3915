package io.github.finefettle.examples.messages;

import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.ProgramVersion;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the data set that comes with the main job, or another one like it. */
@Command(
    name = "make-messages",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Makes customer messages with labels and dirt of known kinds and counts.",
    footer = {"", "The counts of what was planted go to standard output as JSON."})
public final class MakeMessagesProgram implements Callable<Integer> {
  @Option(
      names = "--output",
      paramLabel = "F",
      required = true,
      description = "The CSV file to write, with the columns label and text.")
  private Path output;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Decides every message. Default: ${DEFAULT-VALUE}, the set that comes along.")
  private long seed;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public MakeMessagesProgram() {}

  @Override
  public Integer call() throws IOException {
    if (Files.isDirectory(output)) {
      throw new BadInputException("--output (" + output + ") is a folder. Name a file in it.");
    }
    CustomerMessages messages = CustomerMessages.generate(seed);
    messages.writeCsv(output);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(messages.planted().toJson().toPrettyString());
    return 0;
  }
}
