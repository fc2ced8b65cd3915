package io.github.finefettle.dataprep.examples;

import java.util.List;

/**
 * Reads the turns of a chat out of a user's row. Must be pure and safe for use by several threads.
 *
 * @param <R> the type of a row
 */
@FunctionalInterface
public interface TurnReader<R> {
  /**
   * Reads the turns.
   *
   * @param row a row
   * @return the turns in their order
   * @throws Exception if the row cannot be read; the caller adds the row's id
   */
  List<Turn> read(R row) throws Exception;
}
