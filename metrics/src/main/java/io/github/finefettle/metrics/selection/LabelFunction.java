package io.github.finefettle.metrics.selection;

import org.jspecify.annotations.Nullable;

/**
 * Says which label a row has.
 *
 * @param <T> the type of a row
 */
@FunctionalInterface
public interface LabelFunction<T> {
  /**
   * The label of a row.
   *
   * @param row the row
   * @return its label, or null where it has none; such rows are counted apart
   * @throws Exception if the row cannot be read; the selector stops and names the row
   */
  @Nullable String labelOf(T row) throws Exception;
}
