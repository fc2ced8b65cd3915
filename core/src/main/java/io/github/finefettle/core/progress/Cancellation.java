package io.github.finefettle.core.progress;

import java.util.concurrent.CancellationException;

/**
 * A wish to stop long work, passed to it from outside. The work looks at it between units and stops
 * in a state that can be resumed. Safe for use by several threads.
 */
public final class Cancellation {
  private volatile boolean cancelled;

  /** Begins as not cancelled. */
  public Cancellation() {}

  /** Asks the work to stop at the next safe point. */
  public void cancel() {
    cancelled = true;
  }

  /**
   * Whether the work should stop: someone asked, or the current thread was interrupted.
   *
   * @return true if it should
   */
  public boolean isCancelled() {
    return cancelled || Thread.currentThread().isInterrupted();
  }

  /**
   * Throws if the work should stop.
   *
   * @param task what is being done, for the message
   * @throws CancellationException if it should
   */
  public void throwIfCancelled(String task) {
    if (isCancelled()) {
      throw new CancellationException(
          "The task \"" + task + "\" was cancelled. Start it again to go on where it stopped.");
    }
  }
}
