package io.github.finefettle.dataprep.cleaning;

/** Says that a user's own cleaning step failed, and on which row. */
public final class CleaningStepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which step, on which row
   * @param cause what the step threw
   */
  public CleaningStepException(String message, Throwable cause) {
    super(message, cause);
  }
}
