package io.github.finefettle.dataprep.duplicates;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * A search for near duplicates with its threads, memory, progress and cancellation. None of these
 * changes what is found. Immutable; safe for use by several threads.
 *
 * <p>Memory, beyond 50,000 rows: no texts and no shingles, but some numbers a row (167 bytes a row
 * were measured on 10,000,000 rows of 116 words, reading the file included), and the keys while
 * they are sorted (16 bytes each, 4 keys for a long row at similarity 0.8), which go to temporary
 * files beyond the stated memory. The texts are read again for candidates; a list that lies on disk
 * ({@link SpooledTexts}) need not be held in memory.
 */
@CheckReturnValue
public final class DuplicateSearch {
  private static final long LEAST_MEMORY = 1 << 20;

  private final NearDuplicates definition;
  private final SearchSettings settings;

  private DuplicateSearch(NearDuplicates definition, SearchSettings settings) {
    this.definition = definition;
    this.settings = settings;
  }

  static DuplicateSearch by(NearDuplicates definition) {
    return new DuplicateSearch(definition, SearchSettings.defaults());
  }

  /**
   * The same search with so many threads for scanning rows.
   *
   * @param count 1 or more
   * @return a new search
   */
  public DuplicateSearch threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "The number of threads (" + count + ") must be 1 or more. Try one a core.");
    }
    return with(settings.withThreads(count));
  }

  /**
   * The same search with another bound of memory for keys; what is more goes to temporary files.
   *
   * @param bytes at least 1 MiB; 256 MiB by default
   * @return a new search
   */
  public DuplicateSearch memory(long bytes) {
    if (bytes < LEAST_MEMORY) {
      throw new IllegalArgumentException(
          "The memory ("
              + bytes
              + " bytes) must be at least 1 MiB ("
              + LEAST_MEMORY
              + "). Try 268435456.");
    }
    return with(settings.withMemory(bytes));
  }

  /** The same search that looks at every pair up to so many rows only. */
  DuplicateSearch exactUpTo(int rows) {
    return with(settings.withExactUpTo(rows));
  }

  /**
   * The same search that tells its progress.
   *
   * @param listener told on the calling thread
   * @return a new search
   */
  public DuplicateSearch progress(ProgressListener listener) {
    return with(settings.withProgress(listener));
  }

  /**
   * The same search that can be cancelled.
   *
   * @param wish looked at every few thousand rows
   * @return a new search
   */
  public DuplicateSearch cancellation(Cancellation wish) {
    return with(settings.withCancellation(wish));
  }

  private DuplicateSearch with(SearchSettings changed) {
    return new DuplicateSearch(definition, changed);
  }

  /**
   * Scans rows and prepares to ask for their near duplicates.
   *
   * @param texts one text a row, in the order of their ids; kept, and must not change
   * @return the index
   */
  public DuplicateIndex index(List<String> texts) {
    return new DuplicateIndex(definition, texts, settings);
  }

  /**
   * Scans rows of which only those of one part can be duplicates, such as rows with the same label.
   *
   * @param texts one text a row, in the order of their ids; kept, and must not change
   * @param part the part of each row by its index: its number, or 64 bits of a hash; asked for
   *     again and again, on several threads
   * @return the index
   */
  public DuplicateIndex index(List<String> texts, IntToLongFunction part) {
    return new DuplicateIndex(definition, texts, part, settings);
  }
}
