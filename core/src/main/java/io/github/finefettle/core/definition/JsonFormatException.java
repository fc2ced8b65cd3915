package io.github.finefettle.core.definition;

/** Says that a text is no JSON, or JSON of another shape than was expected. */
public final class JsonFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what was expected and what was found
   */
  public JsonFormatException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message what was expected and what was found
   * @param cause what the parser said
   */
  public JsonFormatException(String message, Throwable cause) {
    super(message, cause);
  }

  static JsonFormatException wrongKind(String expected, JsonValue found) {
    String text = found.toCanonicalString();
    String shown = text.length() <= 60 ? text : text.substring(0, 60) + "...";
    return new JsonFormatException("Expected " + expected + " but found " + shown + ".");
  }
}
