package io.github.finefettle.dataprep;

import org.jspecify.annotations.NullUnmarked;

/** A user's function that breaks its word, for tests. */
@NullUnmarked
public final class NullLabels {
  private NullLabels() {}

  /** No label at all, whatever the row. */
  public static <R> String of(R row) {
    return null;
  }
}
