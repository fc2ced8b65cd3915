package io.github.finefettle.metrics.structured;

import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The call of a tool.
 *
 * @param name the tool's name
 * @param arguments the arguments by name
 */
public record ToolCall(String name, JsonValue.JsonObject arguments) {
  /**
   * A call whose arguments are given as JSON.
   *
   * @param name the tool's name
   * @param arguments an object, such as {@code {"city": "Bonn"}}
   * @return the call
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is no JSON object
   */
  public static ToolCall of(String name, String arguments) {
    return new ToolCall(name, JsonValue.parse(arguments).asObject());
  }

  /**
   * Reads the calls that a model wrote: a JSON array of objects, or one object. Each has the
   * members {@code name} and {@code arguments}, or a member {@code function} that holds such an
   * object; the arguments are an object, or a text that is the JSON of one. Other members are
   * passed over.
   *
   * @param text what the model wrote
   * @return the calls in order, or empty where the text is malformed in any way: no JSON, a scalar
   *     in the place of a call or of the arguments, no name
   */
  public static Optional<List<ToolCall>> parse(String text) {
    Optional<JsonValue> json = JsonComparison.parsed(text);
    if (json.isEmpty()) {
      return Optional.empty();
    }
    List<JsonValue> items =
        json.get() instanceof JsonValue.JsonArray array ? array.items() : List.of(json.get());
    List<ToolCall> calls = new ArrayList<>();
    for (JsonValue item : items) {
      Optional<ToolCall> call = call(item);
      if (call.isEmpty()) {
        return Optional.empty();
      }
      calls.add(call.get());
    }
    return Optional.of(List.copyOf(calls));
  }

  private static Optional<ToolCall> call(JsonValue json) {
    if (!(json instanceof JsonValue.JsonObject object)) {
      return Optional.empty();
    }
    Optional<JsonValue> function = object.find("function");
    if (function.isPresent()) {
      return function.get() instanceof JsonValue.JsonObject inner
              && inner.find("function").isEmpty()
          ? call(inner)
          : Optional.empty();
    }
    Optional<JsonValue> name = object.find("name");
    Optional<JsonValue.JsonObject> arguments = object.find("arguments").flatMap(ToolCall::object);
    return name.isPresent()
            && name.get() instanceof JsonValue.JsonString text
            && arguments.isPresent()
        ? Optional.of(new ToolCall(text.value(), arguments.get()))
        : Optional.empty();
  }

  private static Optional<JsonValue.JsonObject> object(JsonValue json) {
    Optional<JsonValue> value =
        json instanceof JsonValue.JsonString text
            ? JsonComparison.parsed(text.value())
            : Optional.of(json);
    return value.filter(JsonValue.JsonObject.class::isInstance).map(JsonValue::asObject);
  }
}
