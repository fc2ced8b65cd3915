package io.github.finefettle.dataprep.semantic;

import io.github.finefettle.core.progress.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Threads for pieces of work whose results are put together in the order of the pieces. */
final class BlockWorkers implements AutoCloseable {
  private static final String TASK = "compare";

  private final ExecutorService executor;
  private final Cancellation cancellation;

  BlockWorkers(int threads, Cancellation cancellation) {
    this.cancellation = cancellation;
    this.executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "finefettle-semantic");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Does all pieces and gives their results in order. */
  <T> List<T> map(int pieces, IntFunction<T> work) {
    cancellation.throwIfCancelled(TASK);
    List<Callable<T>> tasks = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      int piece = i;
      tasks.add(() -> work.apply(piece));
    }
    try {
      List<T> all = new ArrayList<>(pieces);
      for (Future<T> result : executor.invokeAll(tasks)) {
        all.add(result.get());
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException stopped = new CancellationException("The search was interrupted.");
      stopped.initCause(e);
      throw stopped;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A block of rows could not be compared.", e);
    }
  }

  void throwIfCancelled() {
    cancellation.throwIfCancelled(TASK);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
