package io.github.finefettle.examples.language;

/**
 * Says that a folder is no checkpoint we can use: a file is missing, cut short or damaged, or it
 * holds another kind of model. The message is one or two sentences for the person who named the
 * folder; a program prints it and exits with status 2.
 */
public final class UnreadableCheckpointException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is wrong with which file, and what to try
   */
  public UnreadableCheckpointException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message what is wrong with which file, and what to try
   * @param cause what the reader said
   */
  public UnreadableCheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
