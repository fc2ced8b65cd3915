package io.github.finefettle.dataprep.semantic;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Runs a {@link SemanticDuplicates}: how many threads compare vectors, how many texts the embedding
 * is given at once, who hears of it. None of it changes the result. Immutable.
 *
 * <p>Up to 50,000 rows all pairs are compared, in single precision and in one order of summation.
 * Beyond, candidates come from a graph of neighbours (jvector), which the user adds to the class
 * path ({@code io.github.jbellis:jvector:4.0.2}); each candidate is then compared exactly, and the
 * recall is measured on a sample. The graph is built by one thread with our own comparisons, so
 * that it is the same on every machine. The vectors are held in memory, four bytes a number, twice
 * while they are laid out for comparison.
 */
@CheckReturnValue
public final class SemanticSearch {
  /** The most rows of which all pairs are compared where nothing else is said. */
  public static final int STANDARD_EXACT_ROWS = 50_000;

  private static final int STANDARD_BATCH = 64;

  private final SemanticDuplicates definition;
  private final int threads;
  private final int batch;
  private final int exactRows;
  private final ProgressListener listener;
  private final Cancellation cancellation;

  private SemanticSearch(
      SemanticDuplicates definition,
      int threads,
      int batch,
      int exactRows,
      ProgressListener listener,
      Cancellation cancellation) {
    if (threads < 1 || batch < 1 || exactRows < 0) {
      throw new IllegalArgumentException(
          "The threads ("
              + threads
              + ") and the texts of a batch ("
              + batch
              + ") must be 1 or more, and the rows of an exact search ("
              + exactRows
              + ") 0 or more. Leave them out for the usual ones.");
    }
    this.definition = definition;
    this.threads = threads;
    this.batch = batch;
    this.exactRows = exactRows;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  static SemanticSearch of(SemanticDuplicates definition) {
    return new SemanticSearch(
        definition,
        1,
        STANDARD_BATCH,
        STANDARD_EXACT_ROWS,
        ProgressListener.none(),
        new Cancellation());
  }

  /**
   * The same with more threads for comparing vectors; the embedding is called on one.
   *
   * @param count 1 or more
   * @return a new search
   */
  public SemanticSearch threads(int count) {
    return new SemanticSearch(definition, count, batch, exactRows, listener, cancellation);
  }

  /**
   * The same with another number of texts that the embedding is given at once.
   *
   * @param texts 1 or more
   * @return a new search
   */
  public SemanticSearch batchesOf(int texts) {
    return new SemanticSearch(definition, threads, texts, exactRows, listener, cancellation);
  }

  /**
   * The same with another limit up to which all pairs are compared.
   *
   * @param rows 0 or more
   * @return a new search
   */
  public SemanticSearch exactUpTo(int rows) {
    return new SemanticSearch(definition, threads, batch, rows, listener, cancellation);
  }

  /**
   * The same with a listener.
   *
   * @param newListener hears of rows embedded, then of rows compared
   * @return a new search
   */
  public SemanticSearch listener(ProgressListener newListener) {
    return new SemanticSearch(definition, threads, batch, exactRows, newListener, cancellation);
  }

  /**
   * The same with a wish to stop.
   *
   * @param newCancellation looked at between batches and blocks of rows
   * @return a new search
   */
  public SemanticSearch cancellation(Cancellation newCancellation) {
    return new SemanticSearch(definition, threads, batch, exactRows, listener, newCancellation);
  }

  /**
   * Finds the duplicates.
   *
   * @param texts one text a row, in the order of their ids
   * @return the clusters, and how they were found
   * @throws EmbeddingException if the embedding fails or gives vectors that cannot be compared
   * @throws IllegalStateException if there are more rows than an exact search takes and jvector is
   *     not on the class path
   * @throws java.util.concurrent.CancellationException if the work was to stop
   */
  public SemanticResult find(List<String> texts) {
    return find(texts, new int[texts.size()], row -> "row " + row);
  }

  /** The same where only rows of one group can be duplicates. */
  SemanticResult find(List<String> texts, int[] groups, IntFunction<String> names) {
    List<String> rows = List.copyOf(texts);
    EmbeddedRows embedded =
        EmbeddedRows.of(rows, definition.embedding(), batch, names, listener, cancellation);
    try (BlockWorkers workers = new BlockWorkers(threads, cancellation)) {
      StarSearch stars = new StarSearch(rows, groups, definition, embedded, workers, listener);
      return stars.find(exactRows);
    }
  }
}
