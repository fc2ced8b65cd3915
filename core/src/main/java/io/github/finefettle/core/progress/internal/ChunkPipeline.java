package io.github.finefettle.core.progress.internal;

import io.github.finefettle.core.progress.Cancellation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Moves chunks of rows through work on several threads. One thread reads and takes the results, in
 * the order of the chunks; a few chunks are under way at a time, so memory is bounded whatever the
 * size of the source, and the number of threads changes nothing.
 */
public final class ChunkPipeline implements AutoCloseable {
  private final ExecutorService executor;
  private final int underWay;
  private final Cancellation cancellation;
  private final String task;

  /**
   * Starts the threads.
   *
   * @param task what is being done, such as {@code "clean"}
   * @param threads 1 or more
   * @param cancellation looked at between chunks
   */
  public ChunkPipeline(String task, int threads, Cancellation cancellation) {
    this.task = task;
    ThreadFactory daemons =
        work -> {
          Thread thread = new Thread(work, "finefettle-" + task);
          thread.setDaemon(true);
          return thread;
        };
    this.executor = Executors.newFixedThreadPool(threads, daemons);
    this.underWay = threads + 2;
    this.cancellation = cancellation;
  }

  /**
   * Moves all chunks.
   *
   * @param <I> an item of a chunk
   * @param <O> the result of a chunk
   * @param next gives the next chunk, an empty one at the end
   * @param work done on several threads
   * @param take told every result, in order, on this thread
   */
  public <I, O> void run(Supplier<List<I>> next, Function<List<I>, O> work, Consumer<O> take) {
    Deque<Future<O>> results = new ArrayDeque<>();
    List<I> chunk = next.get();
    while (!chunk.isEmpty() || !results.isEmpty()) {
      cancellation.throwIfCancelled(task);
      if (!chunk.isEmpty() && results.size() < underWay) {
        results.add(submit(chunk, work));
        chunk = next.get();
      } else {
        take.accept(result(results.remove()));
      }
    }
  }

  private <I, O> Future<O> submit(List<I> chunk, Function<List<I>, O> work) {
    Callable<O> call = () -> work.apply(chunk);
    return executor.submit(call);
  }

  private <O> O result(Future<O> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException stopped =
          new CancellationException("The task \"" + task + "\" was interrupted.");
      stopped.initCause(e);
      throw stopped;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(
          "A chunk of rows failed in the task \"" + task + "\".", e.getCause());
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
