package io.github.finefettle.core.split;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Marks the current thread as being inside training: a trial of a study, or a listener of a
 * training loop. While it lasts, a {@link TestSplit} refuses to open on this thread.
 *
 * <p>Use with try-with-resources; scopes nest.
 */
public final class TrainingScope implements AutoCloseable {
  private static final ThreadLocal<Deque<String>> ACTIVE = ThreadLocal.withInitial(ArrayDeque::new);

  private TrainingScope() {}

  /**
   * Enters a scope on the current thread.
   *
   * @param description what is running, such as {@code "trial 3"}
   * @return the scope, to be closed by the same thread
   */
  public static TrainingScope enter(String description) {
    ACTIVE.get().push(description);
    return new TrainingScope();
  }

  /**
   * What is running on the current thread.
   *
   * @return the innermost scope's description, or empty outside training
   */
  public static Optional<String> current() {
    return Optional.ofNullable(ACTIVE.get().peek());
  }

  @Override
  public void close() {
    ACTIVE.get().poll();
  }
}
