package io.github.finefettle.examples.finetune;

import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.language.TorchRuntime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A JVM of its own for one training at a time: DJL allows one gradient collector a process.
 *
 * <p>The child holds the other end of our pipe and ends when the pipe closes, so it does not
 * outlive us, whatever ends us (see {@link ParentWatch}). It reports progress as lines on its
 * standard output; what it has to say to people goes to standard error, which we keep for the
 * message should it fail.
 */
final class WorkerProcess implements AutoCloseable {
  private static final int LAST_WORDS = 20;
  private static final int BAD_INPUT = 2;

  private final Process process;
  private final List<String> lastWords = new ArrayList<>();
  private final Thread outReader;
  private final Thread errReader;

  private WorkerProcess(Process process, Consumer<String> progress) {
    this.process = process;
    this.outReader = reader(process.inputReader(StandardCharsets.UTF_8), progress);
    this.errReader = reader(process.errorReader(StandardCharsets.UTF_8), this::remember);
  }

  /**
   * Starts a program of ours in a new JVM with the class path of this one.
   *
   * @param progress hears each line that the child prints, on a thread of its own
   * @param arguments the program's name and options
   * @return the running process
   */
  static WorkerProcess start(Consumer<String> progress, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xmx1g", "-Dfile.encoding=UTF-8", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.github.finefettle.examples.Programs");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(TorchRuntime.environment());
    try {
      return new WorkerProcess(builder.start(), progress);
    } catch (IOException e) {
      throw new UncheckedIOException("A worker process could not be started.", e);
    }
  }

  /**
   * Waits for the end.
   *
   * @throws InterruptedException if this thread is interrupted; the child goes on until it is
   *     closed
   * @throws BadInputException if the child found that what the user gave cannot be used
   * @throws WorkerFailedException if the child ended with another status than 0
   */
  void join() throws InterruptedException {
    int status = process.waitFor();
    outReader.join();
    errReader.join();
    if (status == BAD_INPUT) {
      throw new BadInputException(words());
    }
    if (status != 0) {
      throw new WorkerFailedException(status, words());
    }
  }

  /** Whether the child still runs. */
  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private synchronized void remember(String line) {
    if (lastWords.size() == LAST_WORDS) {
      lastWords.remove(0);
    }
    lastWords.add(line);
  }

  private synchronized String words() {
    return String.join(System.lineSeparator(), lastWords);
  }

  private static Thread reader(BufferedReader lines, Consumer<String> consumer) {
    Thread thread =
        new Thread(
            () -> {
              try (lines) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  consumer.accept(line);
                }
              } catch (IOException e) {
                // The child was ended while we read: its exit status tells the rest.
                consumer.accept("");
              }
            },
            "worker-output");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
