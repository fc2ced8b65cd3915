package io.github.finefettle.examples;

/** What the user gave cannot be used; the message is one clear sentence and a way out. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is wrong, and what to try
   */
  public BadInputException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message what is wrong, and what to try
   * @param cause what was thrown below
   */
  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
