package io.github.finefettle.examples;

import io.github.finefettle.examples.language.TorchRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An example program in a JVM of its own, started as the launcher starts it. */
public final class ProgramRun {
  private final Process process;
  private final Path out;
  private final Path err;

  private ProgramRun(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts a program; its output goes to files in the folder. */
  public static ProgramRun start(Path folder, String... arguments) {
    String programs = System.getProperty("finefettle.programs");
    if (programs == null) {
      throw new IllegalStateException(
          "The system property finefettle.programs must name the folder of the built programs.");
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx2g",
                "-Dfile.encoding=UTF-8",
                "-cp",
                programs + "/*",
                "io.github.finefettle.examples.Programs"));
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(TorchRuntime.environment());
      return new ProgramRun(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a program and waits for its end. */
  public static ProgramRun run(Path folder, String... arguments) {
    ProgramRun run = start(folder, arguments);
    run.join();
    return run;
  }

  /** Waits for the end, at most half an hour: the machine may be busy. */
  public void join() {
    try {
      if (!process.waitFor(30, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("The program did not end in time:\n" + standardError());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the program as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    join();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public int exitStatus() {
    return process.exitValue();
  }

  public String standardOutput() {
    return read(out);
  }

  public String standardError() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
