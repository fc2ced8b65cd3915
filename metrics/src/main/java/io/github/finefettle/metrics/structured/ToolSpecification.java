package io.github.finefettle.metrics.structured;

import io.github.finefettle.core.definition.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a tool is called and what it takes.
 *
 * @param name the tool's name
 * @param parameters its parameters, with different names
 */
public record ToolSpecification(String name, List<ToolParameter> parameters) {
  /** Copies the parameters and checks their names. */
  public ToolSpecification {
    parameters = List.copyOf(parameters);
    Set<String> names = new HashSet<>();
    for (ToolParameter parameter : parameters) {
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException(
            "The parameter "
                + parameter.name()
                + " of the tool "
                + name
                + " stands twice. Give every parameter a name of its own.");
      }
    }
  }

  /**
   * A tool.
   *
   * @param name its name
   * @param parameters its parameters, with different names
   * @return the specification
   */
  public static ToolSpecification of(String name, ToolParameter... parameters) {
    return new ToolSpecification(name, List.of(parameters));
  }

  /**
   * Why a call does not fit this tool.
   *
   * @param call a call
   * @return the reason, or empty where name and arguments are right
   */
  public Optional<String> whyRefused(ToolCall call) {
    if (!call.name().equals(name)) {
      return Optional.of("it calls " + call.name() + ", not " + name);
    }
    Map<String, JsonValue> left = new TreeMap<>(call.arguments().members());
    for (ToolParameter parameter : parameters) {
      JsonValue value = left.remove(parameter.name());
      if (value == null && parameter.required()) {
        return Optional.of("the required argument " + parameter.name() + " is missing");
      }
      if (value != null && !takes(parameter, value)) {
        return Optional.of(
            "the argument " + parameter.name() + " is not of the type " + parameter.type());
      }
    }
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of("the argument " + left.keySet().iterator().next() + " is unknown");
  }

  /** The call with the defaults of what it leaves out. */
  ToolCall filled(ToolCall call) {
    Map<String, JsonValue> all = new TreeMap<>(call.arguments().members());
    for (ToolParameter parameter : parameters) {
      parameter.defaultValue().ifPresent(value -> all.putIfAbsent(parameter.name(), value));
    }
    return new ToolCall(call.name(), new JsonValue.JsonObject(all));
  }

  /** A default of null makes null a value like any other. */
  private static boolean takes(ToolParameter parameter, JsonValue value) {
    return parameter.type().holds(value)
        || (value instanceof JsonValue.JsonNull
            && parameter.defaultValue().filter(JsonValue.JsonNull.class::isInstance).isPresent());
  }
}
