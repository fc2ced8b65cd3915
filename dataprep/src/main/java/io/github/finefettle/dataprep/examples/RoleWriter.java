package io.github.finefettle.dataprep.examples;

/**
 * Makes a row with another text in one role. Must leave the given row as it is, and be safe for use
 * by several threads.
 *
 * @param <R> the type of a row
 */
@FunctionalInterface
public interface RoleWriter<R> {
  /**
   * Makes the new row.
   *
   * @param row a row; it must not be changed
   * @param text the new text; empty for "missing"
   * @return a row with that text and all else as before
   * @throws Exception if no such row can be made; the caller adds the row's id
   */
  R write(R row, String text) throws Exception;
}
