package io.github.finefettle.core.stopping.memorization;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.statistics.Proportion;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Lets a model continue rows while somebody watches and may stop it. Made by {@link
 * VerbatimContinuation#runner}. Immutable; each setting gives a new runner, and none of them
 * changes the result.
 */
@CheckReturnValue
public final class ContinuationRunner {
  private static final String TASK = "continue rows word for word";

  private final int prefix;
  private final int match;
  private final TextGenerator model;
  private final ProgressListener listener;
  private final Cancellation cancellation;

  private ContinuationRunner(
      int prefix,
      int match,
      TextGenerator model,
      ProgressListener listener,
      Cancellation cancellation) {
    if (prefix < 1 || match < 1) {
      throw new IllegalArgumentException(
          "The prefix ("
              + prefix
              + ") and the match ("
              + match
              + ") must be 1 token or more, such as 50 and 50.");
    }
    this.prefix = prefix;
    this.match = match;
    this.model = model;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  static ContinuationRunner of(int prefix, int match, TextGenerator model) {
    return new ContinuationRunner(
        prefix, match, model, ProgressListener.none(), new Cancellation());
  }

  /**
   * The same runner with a listener, called after each row, the training rows first; one that is
   * too short is told too. {@link io.github.finefettle.core.progress.RateOfProgress} adds the time
   * left.
   *
   * @param hears called on the thread that runs the model
   * @return a new runner
   */
  public ContinuationRunner progress(ProgressListener hears) {
    return new ContinuationRunner(prefix, match, model, hears, cancellation);
  }

  /**
   * The same runner with a way to stop it from outside, as interrupting its thread does too.
   *
   * @param wish looked at before each row
   * @return a new runner
   */
  public ContinuationRunner cancellation(Cancellation wish) {
    return new ContinuationRunner(prefix, match, model, listener, wish);
  }

  /**
   * Lets the model continue training rows and held-out rows.
   *
   * @param trainingRows rows trained on, as tokens; a random sample will do
   * @param heldOutRows rows of the same source never trained on, as tokens
   * @return the measurement; rows shorter than prefix and match together are set aside
   * @throws IllegalArgumentException if no row of one side is long enough
   * @throws IllegalStateException if the model throws
   * @throws CancellationException if it was cancelled or the thread interrupted; nothing is kept
   */
  public VerbatimContinuation measure(List<int[]> trainingRows, List<int[]> heldOutRows) {
    requireLongEnough("training", trainingRows);
    requireLongEnough("held-out", heldOutRows);
    long rows = (long) trainingRows.size() + heldOutRows.size();
    ModelCalls calls = new ModelCalls(TASK, "rows", rows, listener, cancellation);
    Proportion trained = repeated("training", trainingRows, calls);
    Proportion baseline = repeated("held-out", heldOutRows, calls);
    long tooShort = rows - trained.trials() - baseline.trials();
    return new VerbatimContinuation(
        trained, baseline, tooShort, prefix, match, VerbatimContinuation.DEFAULT_LIMIT);
  }

  private boolean isLongEnough(int[] row) {
    return row.length - match >= prefix;
  }

  /** Asked before the model runs for hours on the other side. */
  private void requireLongEnough(String side, List<int[]> rows) {
    if (rows.stream().noneMatch(this::isLongEnough)) {
      throw new IllegalArgumentException(
          "None of the "
              + rows.size()
              + " "
              + side
              + " rows has "
              + prefix
              + " + "
              + match
              + " tokens. Give a shorter prefix or match, or longer rows.");
    }
  }

  private Proportion repeated(String side, List<int[]> rows, ModelCalls calls) {
    long tried = 0;
    long equal = 0;
    for (int i = 0; i < rows.size(); i++) {
      calls.throwIfCancelled();
      int[] row = rows.get(i);
      if (isLongEnough(row)) {
        tried++;
        equal += isRepeated(side, i, row) ? 1 : 0;
      }
      calls.done(side + " rows");
    }
    return new Proportion(equal, tried);
  }

  private boolean isRepeated(String side, int number, int[] row) {
    int[] continued = continued(side, number, Arrays.copyOf(row, prefix));
    return continued.length >= match
        && Arrays.equals(continued, 0, match, row, prefix, prefix + match);
  }

  private int[] continued(String side, int row, int[] beginning) {
    try {
      return model.continuationOf(beginning, match);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException(
          "The model threw while continuing "
              + side
              + " row "
              + row
              + " (counted from 0). Continue that row alone to see why.",
          e);
    }
  }
}
