package io.github.finefettle.examples;

import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * What a program shows while it works, all of it on standard error: numbered steps, a progress bar
 * while a step runs, one line of outcome when it is done.
 */
public final class Console {
  private static final int STEP_NAME_WIDTH = 10;
  private static final int UPDATE_MILLIS = 250;

  private final PrintStream out;
  private final int steps;
  private int step;

  /**
   * A console for a program of so many steps.
   *
   * @param out where to write; standard error
   * @param steps how many steps the program has
   */
  public Console(PrintStream out, int steps) {
    this.out = out;
    this.steps = steps;
  }

  /**
   * Runs one step: a bar while it works, the line it returns when it is done.
   *
   * @param name one word, such as {@code "Clean"}
   * @param work the step; it returns its outcome in one line
   * @throws Exception what the step throws
   */
  public void step(String name, Step work) throws Exception {
    step++;
    String head =
        String.format(Locale.ROOT, "[%d/%d] %-" + STEP_NAME_WIDTH + "s", step, steps, name);
    String outcome;
    try (Bar bar = new Bar(head, out)) {
      outcome = work.run(bar);
    }
    out.println(head + " " + outcome);
  }

  /**
   * Shows a line of its own.
   *
   * @param line the line
   */
  public void line(String line) {
    out.println(line);
  }

  /** A step of a program. */
  @FunctionalInterface
  public interface Step {
    /**
     * Does the work.
     *
     * @param progress hears how far it is
     * @return the outcome in one line
     * @throws Exception what goes wrong
     */
    String run(ProgressListener progress) throws Exception;
  }

  /** Draws a bar from the first sign of progress on, and takes it away at the end. */
  private static final class Bar implements ProgressListener, AutoCloseable {
    private final String head;
    private final PrintStream out;
    private final ProgressBar bar;

    Bar(String head, PrintStream out) {
      this.head = head;
      this.out = out;
      this.bar =
          new ProgressBarBuilder()
              .setTaskName(head)
              .setInitialMax(-1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setConsumer(new ConsoleProgressBarConsumer(out, 100))
              .clearDisplayOnFinish()
              .hideEta()
              .build();
    }

    @Override
    public void progressed(Progress progress) {
      progress.total().ifPresent(bar::maxHint);
      bar.stepTo(progress.done());
      bar.setExtraMessage(" " + progress.unit() + " " + progress.detail());
    }

    @Override
    public void close() {
      bar.close();
      // A terminal that does not understand carriage returns keeps the bar's last state: end its
      // line.
      out.print("\r");
      out.flush();
    }

    @Override
    public String toString() {
      return head;
    }
  }
}
