package io.github.finefettle.core.search;

/** Says that a study came to nothing because every trial failed. */
public final class StudyFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message how many trials failed and what the first one said
   */
  public StudyFailedException(String message) {
    super(message);
  }
}
