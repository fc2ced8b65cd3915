package io.github.finefettle.dataprep.examples;

import org.jspecify.annotations.Nullable;

/**
 * Reads the text of one role out of a user's row. Must be pure and safe for use by several threads.
 *
 * @param <R> the type of a row
 */
@FunctionalInterface
public interface RoleReader<R> {
  /**
   * Reads the text.
   *
   * @param row a row
   * @return the text, or null where the row has none
   * @throws Exception if the row cannot be read; the caller adds the row's id
   */
  @Nullable String read(R row) throws Exception;
}
