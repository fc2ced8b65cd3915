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
  private static final ThreadLocal<Deque<TrainingScope>> ACTIVE =
      ThreadLocal.withInitial(ArrayDeque::new);

  private final String description;
  private final Thread owner = Thread.currentThread();

  private TrainingScope(String description) {
    this.description = description;
  }

  /**
   * Enters a scope on the current thread.
   *
   * @param description what is running, such as {@code "trial 3"}
   * @return the scope, to be closed by the same thread
   */
  public static TrainingScope enter(String description) {
    TrainingScope scope = new TrainingScope(description);
    ACTIVE.get().push(scope);
    return scope;
  }

  /**
   * What is running on the current thread.
   *
   * @return the innermost scope's description, or empty outside training
   */
  public static Optional<String> current() {
    return Optional.ofNullable(ACTIVE.get().peek()).map(scope -> scope.description);
  }

  /**
   * Leaves the scope. Closing it twice does nothing, so that an outer scope is never ended by
   * accident.
   *
   * @throws IllegalStateException on another thread than the one that entered it
   */
  @Override
  public void close() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "The training scope ("
              + description
              + ") was entered by another thread. Close it on the thread that entered it,"
              + " best with try-with-resources.");
    }
    ACTIVE.get().remove(this);
  }
}
