package io.github.finefettle.core.definition;

/**
 * A user's function with the name and version under which it stands in the JSON of a definition.
 *
 * @param <F> the type of the function
 * @param id lower-case words joined by dots or hyphens, such as {@code "my.step"}
 * @param version 1 or more; raise it when the function's behaviour changes
 * @param function the function itself; must be pure and safe for use by several threads
 */
public record Named<F>(String id, int version, F function) {
  /** Checks the form of the id and the version. */
  public Named {
    if (!id.matches("[a-z0-9]+([.-][a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "The id ("
              + id
              + ") of a named function must be lower-case words joined by dots or hyphens,"
              + " such as \"my.step\".");
    }
    if (version < 1) {
      throw new IllegalArgumentException(
          "The version (" + version + ") of the named function " + id + " must be 1 or more.");
    }
  }

  /**
   * Names a function.
   *
   * @param <F> the type of the function
   * @param id lower-case words joined by dots or hyphens
   * @param version 1 or more
   * @param function the function
   * @return the named function
   */
  public static <F> Named<F> of(String id, int version, F function) {
    return new Named<>(id, version, function);
  }

  /**
   * How the function stands in JSON: its id and version.
   *
   * @return {@code {"id":...,"version":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object().put("id", id).put("version", version).toJson();
  }
}
