package io.github.finefettle.dataprep.io;

/**
 * Turns rows of a user's own class into bytes and back, so that they can be kept on disk between
 * two passes.
 *
 * @param <R> the type of a row
 */
public interface SpoolCodec<R> {
  /**
   * The bytes of a row.
   *
   * @param row a row
   * @return its bytes
   * @throws Exception if that fails; it ends the run with the row in the message
   */
  byte[] encode(R row) throws Exception;

  /**
   * The row of bytes.
   *
   * @param bytes what {@link #encode} gave
   * @return an equal row
   * @throws Exception if that fails; it ends the run with the row in the message
   */
  R decode(byte[] bytes) throws Exception;
}
