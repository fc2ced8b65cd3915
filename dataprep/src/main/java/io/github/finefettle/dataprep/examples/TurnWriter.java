package io.github.finefettle.dataprep.examples;

import java.util.List;

/**
 * Makes a row with other texts in the turns of its chat. Must leave the given row as it is, and be
 * safe for use by several threads.
 *
 * @param <R> the type of a row
 */
@FunctionalInterface
public interface TurnWriter<R> {
  /**
   * Makes the new row.
   *
   * @param row a row; it must not be changed
   * @param turns as many turns as the row has, with the same speakers
   * @return a row with these turns and all else as before
   * @throws Exception if no such row can be made; the caller adds the row's id
   */
  R write(R row, List<Turn> turns) throws Exception;
}
