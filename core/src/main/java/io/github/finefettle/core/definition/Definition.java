package io.github.finefettle.core.definition;

/**
 * Something a user wrote down: a cleaning plan, a search space, a stopping rule, a validation
 * suite.
 *
 * <p>A definition is an immutable value with one canonical JSON form. What belongs to running it
 * (threads, files, listeners) never enters it. The JSON object carries the members {@code "kind"}
 * and {@code "version"}, so that a stored definition says what may read it.
 */
public interface Definition {
  /**
   * The canonical JSON form.
   *
   * @return an object with at least "kind" (a string) and "version" (a whole number)
   * @throws UnnamedFunctionException if the definition holds a function without a name
   */
  JsonValue.JsonObject toJson();

  /**
   * The fingerprint of the canonical JSON.
   *
   * @return equal for equal definitions on every JVM
   * @throws UnnamedFunctionException if the definition holds a function without a name
   */
  default Fingerprint fingerprint() {
    return Fingerprint.of(toJson());
  }
}
