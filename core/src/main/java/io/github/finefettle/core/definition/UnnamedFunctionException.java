package io.github.finefettle.core.definition;

/**
 * Says that a definition holds a bare function, which has no JSON form: it runs here and now, but
 * cannot be stored, resumed or sent to another machine.
 */
public final class UnnamedFunctionException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param where which place of the definition holds the function, such as {@code "step 3"}
   */
  public UnnamedFunctionException(String where) {
    super(
        "The definition has no JSON form: "
            + where
            + " is a function without a name."
            + " Give it as Named.of(\"my.function\", 1, function).");
  }
}
