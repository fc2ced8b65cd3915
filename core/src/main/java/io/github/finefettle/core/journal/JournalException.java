package io.github.finefettle.core.journal;

/** Says that a journal cannot be read or written, and what to do about it. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is wrong with which file, and what to try
   */
  public JournalException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message what is wrong with which file, and what to try
   * @param cause what the operating system or the parser said
   */
  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
