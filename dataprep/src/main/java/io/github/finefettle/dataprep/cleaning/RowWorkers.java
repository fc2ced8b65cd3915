package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.progress.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntFunction;

/**
 * Threads for work on single rows. Rows are done in blocks and the results put together in the
 * order of the blocks, so that the number of threads changes nothing.
 */
final class RowWorkers implements AutoCloseable {
  private static final int BLOCK = 512;

  private final int threads;
  private final ExecutorService executor;
  private final Cancellation cancellation;

  RowWorkers(int threads, Cancellation cancellation) {
    ThreadFactory daemons =
        task -> {
          Thread thread = new Thread(task, "finefettle-cleaning");
          thread.setDaemon(true);
          return thread;
        };
    this.threads = threads;
    this.executor = Executors.newFixedThreadPool(threads, daemons);
    this.cancellation = cancellation;
  }

  int threads() {
    return threads;
  }

  <T> List<T> map(int rows, IntFunction<T> work) {
    List<Callable<List<T>>> blocks = new ArrayList<>();
    for (int start = 0; start < rows; start += BLOCK) {
      int from = start;
      int to = Math.min(start + BLOCK, rows);
      blocks.add(() -> block(from, to, work));
    }
    try {
      List<T> all = new ArrayList<>(rows);
      for (Future<List<T>> block : executor.invokeAll(blocks)) {
        all.addAll(block.get());
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException stopped = new CancellationException("The cleaning was interrupted.");
      stopped.initCause(e);
      throw stopped;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A block of rows could not be cleaned.", e);
    }
  }

  private <T> List<T> block(int from, int to, IntFunction<T> work) {
    cancellation.throwIfCancelled("clean");
    List<T> results = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      results.add(work.apply(i));
    }
    return results;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
