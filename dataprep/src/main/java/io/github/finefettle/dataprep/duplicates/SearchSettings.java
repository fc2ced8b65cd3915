package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;

/**
 * How a search is carried out; none of it changes what is found.
 *
 * @param threads 1 or more
 * @param memory bytes for keys while they are sorted
 * @param exactUpTo up to so many rows every pair is found by an exact index
 */
record SearchSettings(
    int threads, long memory, int exactUpTo, ProgressListener progress, Cancellation cancellation) {
  static final int EXACT_ROWS = 50_000;
  private static final long MEMORY = 256L << 20;

  SearchSettings withThreads(int count) {
    return new SearchSettings(count, memory, exactUpTo, progress, cancellation);
  }

  SearchSettings withMemory(long bytes) {
    return new SearchSettings(threads, bytes, exactUpTo, progress, cancellation);
  }

  SearchSettings withExactUpTo(int rows) {
    return new SearchSettings(threads, memory, rows, progress, cancellation);
  }

  SearchSettings withProgress(ProgressListener listener) {
    return new SearchSettings(threads, memory, exactUpTo, listener, cancellation);
  }

  SearchSettings withCancellation(Cancellation wish) {
    return new SearchSettings(threads, memory, exactUpTo, progress, wish);
  }

  /** Looks at the cancellation and tells the progress, now and then. */
  void advance(String task, int done, int total) {
    if ((done & 0x3FFF) == 0) {
      cancellation.throwIfCancelled("find near duplicates");
      progress.progressed(Progress.of(task, done, total, "rows"));
    }
  }

  static SearchSettings defaults() {
    return new SearchSettings(1, MEMORY, EXACT_ROWS, ProgressListener.none(), new Cancellation());
  }
}
