package io.github.finefettle.metrics.structured;

import io.github.finefettle.core.definition.JsonValue;
import java.util.Optional;

/**
 * A parameter of a tool.
 *
 * @param name its name
 * @param type what values it takes
 * @param required whether a call must give it
 * @param defaultValue what the tool takes where a call does not give it
 */
public record ToolParameter(
    String name, JsonType type, boolean required, Optional<JsonValue> defaultValue) {
  /** Checks that the default, if there is one, can be used. */
  public ToolParameter {
    if (required && defaultValue.isPresent()) {
      throw new IllegalArgumentException(
          "The parameter " + name + " is required and has a default. Make it one of the two.");
    }
    if (defaultValue.isPresent() && !isNullOr(type, defaultValue.get())) {
      throw new IllegalArgumentException(
          "The default of the parameter " + name + " is not of its type " + type + ".");
    }
  }

  /**
   * A parameter that every call must give.
   *
   * @param name its name
   * @param type what values it takes
   * @return the parameter
   */
  public static ToolParameter required(String name, JsonType type) {
    return new ToolParameter(name, type, true, Optional.empty());
  }

  /**
   * A parameter that a call may leave out.
   *
   * @param name its name
   * @param type what values it takes
   * @return the parameter, without a default
   */
  public static ToolParameter optional(String name, JsonType type) {
    return new ToolParameter(name, type, false, Optional.empty());
  }

  /**
   * A parameter that has a value of its own where a call leaves it out.
   *
   * @param name its name
   * @param type what values it takes
   * @param value the default; of the type, or null
   * @return the parameter
   */
  public static ToolParameter withDefault(String name, JsonType type, JsonValue value) {
    return new ToolParameter(name, type, false, Optional.of(value));
  }

  private static boolean isNullOr(JsonType type, JsonValue value) {
    return value instanceof JsonValue.JsonNull || type.holds(value);
  }
}
