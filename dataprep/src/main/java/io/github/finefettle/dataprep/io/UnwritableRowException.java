package io.github.finefettle.dataprep.io;

/** Says that a format cannot hold one row; the rows around it are not concerned. */
public final class UnwritableRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which field cannot be held and why, without its text, and what to try
   */
  public UnwritableRowException(String message) {
    super(message);
  }
}
