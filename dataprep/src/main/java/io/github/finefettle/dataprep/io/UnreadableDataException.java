package io.github.finefettle.dataprep.io;

/**
 * Says that a file as a whole cannot be read as training data: it is missing, empty, no text, or
 * has not the columns that were asked for. Single bad rows never lead to it; they are set aside.
 */
public final class UnreadableDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what was found, what was expected, and what to try
   */
  public UnreadableDataException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message what was found, what was expected, and what to try
   * @param cause what the reader below said
   */
  public UnreadableDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
