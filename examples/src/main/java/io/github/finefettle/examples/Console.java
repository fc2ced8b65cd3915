package io.github.finefettle.examples;

import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
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
  private static final int WIDTH = 100;

  private final PrintStream out;
  private final int steps;
  private final boolean terminal;
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
    // The launcher knows whether standard error is a terminal; System.console() speaks of input.
    this.terminal = System.getenv("FINEFETTLE_TERMINAL") != null;
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
    try (Bar bar = new Bar(head, out, terminal)) {
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

  /** A bar that lives as long as its step; where nobody watches a terminal, nothing is drawn. */
  private static final class Bar implements ProgressListener, AutoCloseable {
    private final Optional<ProgressBar> bar;

    Bar(String head, PrintStream out, boolean terminal) {
      this.bar = terminal ? Optional.of(draw(head, out)) : Optional.empty();
    }

    private static ProgressBar draw(String head, PrintStream out) {
      return new ProgressBarBuilder()
          .setTaskName(head)
          .setInitialMax(-1)
          .setStyle(ProgressBarStyle.ASCII)
          .setUpdateIntervalMillis(UPDATE_MILLIS)
          .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
          .clearDisplayOnFinish()
          .build();
    }

    @Override
    public void progressed(Progress progress) {
      bar.ifPresent(
          drawn -> {
            progress.total().ifPresent(drawn::maxHint);
            drawn.stepTo(progress.done());
            drawn.setExtraMessage(" " + progress.unit() + " " + progress.detail());
          });
    }

    @Override
    public void close() {
      bar.ifPresent(ProgressBar::close);
    }
  }
}
