package io.github.finefettle.dataprep.io;

import java.util.OptionalLong;

/**
 * Where rows go. The factories are in {@link RowSinks}.
 *
 * @param <R> the type of a row
 */
public interface RowSink<R> {
  /**
   * What the sink is called in messages and records of a run.
   *
   * @return a file's name or the user's own word
   */
  String name();

  /**
   * Opens the sink.
   *
   * @param resumeAt empty to begin anew; or a position that {@link RowWriter#append} returned
   *     earlier, to go on behind that chunk and forget whatever was written after it
   * @return a writer, to be closed by the caller
   * @throws java.io.UncheckedIOException if the sink cannot be written
   * @throws IllegalArgumentException if there is nothing that could be resumed at that position
   */
  RowWriter<R> open(OptionalLong resumeAt);

  /**
   * Whether what a writer completed is in its place, and nothing is left beside it. A run that died
   * after it had published knows by it that there is nothing more to do.
   *
   * @param completeAt a position that {@link RowWriter#complete} returned
   * @return true if what stands in the place ends there; false if not, or where nobody can tell
   */
  default boolean isPublished(long completeAt) {
    return false;
  }
}
