package io.github.finefettle.examples;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The door to all example programs. Results go to standard output or to the files named, progress
 * and messages to standard error; the exit status is 0 when done, 2 for bad input, 1 for a fault of
 * ours.
 */
@Command(
    name = "examples/run",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "The example programs of FineFettle.",
    synopsisSubcommandLabel = "NAME")
public final class Programs implements Runnable {
  private static final int BAD_INPUT = 2;
  private static final int OUR_FAULT = 1;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it calls run()
  private Programs() {}

  /**
   * Starts a program.
   *
   * @param args its name and options
   */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /**
   * Runs a program in this process.
   *
   * @param args its name and options
   * @return the exit status
   */
  public static int run(String... args) {
    PrintWriter errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return programs(args)
        .setErr(errors)
        .setExecutionExceptionHandler(Programs::explain)
        .execute(args);
  }

  /** The program that is asked for; where none is, or an unknown one, all that could be. */
  private static CommandLine programs(String... args) {
    CommandLine programs = new CommandLine(new Programs());
    boolean named = args.length > 0 && ProgramNames.ALL.contains(args[0]);
    List<String> wanted = named ? List.of(args[0]) : ProgramNames.ALL;
    for (String name : wanted) {
      programs.addSubcommand(ProgramNames.programOf(name));
    }
    return programs;
  }

  /** Without a name: the list of programs, one line each. */
  @Override
  public void run() {
    PrintWriter err = spec.commandLine().getErr();
    err.println("Programs (examples/run NAME --help says more):");
    spec.subcommands().entrySet().stream()
        .filter(program -> !program.getValue().getCommandSpec().usageMessage().hidden())
        .forEach(
            program ->
                err.printf(
                    "  %-14s %s%n",
                    program.getKey(),
                    String.join(
                        " ", program.getValue().getCommandSpec().usageMessage().description())));
    err.flush();
  }

  private static int explain(
      Exception failure, CommandLine program, CommandLine.ParseResult parsed) {
    PrintWriter err = program.getErr();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (BadInput.explains(cause)) {
        err.println(program.getCommandName() + ": " + cause.getMessage());
        return BAD_INPUT;
      }
    }
    err.println(program.getCommandName() + " failed, which is a fault of the program: " + failure);
    if (System.getenv("FINEFETTLE_STACK_TRACE") == null) {
      err.println("Set FINEFETTLE_STACK_TRACE=1 to see where.");
    } else {
      failure.printStackTrace(err);
    }
    return OUR_FAULT;
  }
}
