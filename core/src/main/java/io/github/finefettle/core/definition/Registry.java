package io.github.finefettle.core.definition;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * The named functions that a program knows, so that a stored definition finds them again.
 * Immutable.
 */
@CheckReturnValue
public final class Registry {
  private static final Registry EMPTY = new Registry(new TreeMap<>());

  private final Map<String, Named<?>> functions;

  private Registry(Map<String, Named<?>> functions) {
    this.functions = functions;
  }

  /**
   * A registry without functions.
   *
   * @return the empty registry
   */
  public static Registry empty() {
    return EMPTY;
  }

  /**
   * This registry and one more function.
   *
   * @param function a named function
   * @return a new registry
   * @throws IllegalArgumentException if another function has the same id and version
   */
  public Registry with(Named<?> function) {
    String key = key(function.id(), function.version());
    Map<String, Named<?>> extended = new TreeMap<>(functions);
    if (extended.putIfAbsent(key, function) != null) {
      throw new IllegalArgumentException(
          "The registry has a function " + key + " already. Raise the version or use another id.");
    }
    return new Registry(extended);
  }

  /**
   * Finds the function that a stored definition names.
   *
   * @param <F> the type of the function
   * @param json what {@link Named#toJson()} wrote
   * @param type the type of the function
   * @return the named function
   * @throws IllegalArgumentException if there is none with this id and version, or it has another
   *     type
   */
  public <F> Named<F> find(JsonValue json, Class<F> type) {
    JsonValue.JsonObject object = json.asObject();
    String id = object.string("id");
    long version = object.integer("version");
    Named<?> found = functions.get(key(id, version));
    if (found == null) {
      throw new IllegalArgumentException(
          "The definition names the function "
              + key(id, version)
              + ", but the registry knows only "
              + functions.keySet()
              + ". Pass a registry with that function.");
    }
    if (!type.isInstance(found.function())) {
      throw new IllegalArgumentException(
          "The function " + key(id, version) + " is no " + type.getSimpleName() + ".");
    }
    return Named.of(id, found.version(), type.cast(found.function()));
  }

  private static String key(String id, long version) {
    return id + "@" + version;
  }
}
