package io.github.finefettle.djl.training;

/** Says that a file is no checkpoint, a torn one, or one of another version. */
public final class CheckpointFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what was expected and what was found
   */
  public CheckpointFormatException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message what was expected and what was found
   * @param cause what was noticed first
   */
  public CheckpointFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
