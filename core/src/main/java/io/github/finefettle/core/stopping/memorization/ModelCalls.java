package io.github.finefettle.core.stopping.memorization;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import java.util.concurrent.CancellationException;

/**
 * Counts the calls of a user's model for whoever watches, and stops between two of them. Each call
 * is told, because one may take seconds. For one run, on one thread.
 */
final class ModelCalls {
  private final String task;
  private final String unit;
  private final long total;
  private final ProgressListener listener;
  private final Cancellation cancellation;
  private long done;

  ModelCalls(
      String task, String unit, long total, ProgressListener listener, Cancellation cancellation) {
    this.task = task;
    this.unit = unit;
    this.total = total;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /** Before a call. */
  void throwIfCancelled() {
    if (cancellation.isCancelled()) {
      throw new CancellationException(
          "The task \""
              + task
              + "\" was cancelled after "
              + done
              + " of "
              + total
              + " "
              + unit
              + ". A measurement of a part says nothing: start it again from the beginning.");
    }
  }

  /** After a call, or where one was not needed. */
  void done(String detail) {
    done++;
    listener.progressed(Progress.of(task, done, total, unit).withDetail(detail));
  }
}
