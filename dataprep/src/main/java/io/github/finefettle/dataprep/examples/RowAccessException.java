package io.github.finefettle.dataprep.examples;

/** Says that a user's reader or writer failed, and on which row. */
public final class RowAccessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which role of which row
   * @param cause what the user's code threw
   */
  public RowAccessException(String message, Throwable cause) {
    super(message, cause);
  }
}
