package io.github.finefettle.dataprep.semantic;

/** An embedding failed on some rows, or gave vectors that cannot be compared. */
public final class EmbeddingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Vectors that cannot be compared.
   *
   * @param message which row, what was given and what was expected
   */
  public EmbeddingException(String message) {
    super(message);
  }

  /**
   * A failure of the user's function.
   *
   * @param message which rows
   * @param cause what it threw
   */
  public EmbeddingException(String message, Throwable cause) {
    super(message, cause);
  }
}
