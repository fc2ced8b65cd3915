package io.github.finefettle.dataprep.structure;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.JsonValue.JsonArray;
import io.github.finefettle.core.definition.JsonValue.JsonNull;
import io.github.finefettle.core.definition.JsonValue.JsonObject;
import io.github.finefettle.core.definition.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call of a tool, read from one of the forms in use: {@code {"function":{"name","arguments"}}}
 * with the arguments as JSON or as a string that holds it, {@code {"name","arguments"}} (or {@code
 * parameters}, {@code input}, {@code args}), {@code {"function_call":...}}.
 *
 * @param name the tool's name
 * @param arguments the arguments by name; empty where they could not be read
 * @param fault why the arguments could not be read, as a sentence; empty text where they were
 */
record CalledTool(String name, Optional<JsonObject> arguments, String fault) {
  private static final List<String> LISTS = List.of("tool_calls", "answers", "calls");
  private static final List<String> ARGUMENTS = List.of("arguments", "parameters", "input", "args");

  /**
   * All calls of a text.
   *
   * @throws JsonFormatException if the text is no JSON or has none of the forms
   */
  static List<CalledTool> of(String text) {
    return ofValue(JsonValue.parse(text), 0);
  }

  private static List<CalledTool> ofValue(JsonValue value, int depth) {
    if (value instanceof JsonArray array) {
      List<CalledTool> calls = new ArrayList<>();
      array.items().forEach(item -> calls.add(ofItem(item)));
      return calls;
    }
    if (value instanceof JsonObject object && depth == 0) {
      for (String list : LISTS) {
        Optional<JsonValue> listed = object.find(list);
        if (listed.isPresent()) {
          return ofValue(unwrapped(listed.get()), 1);
        }
      }
    }
    return List.of(ofItem(value));
  }

  /** Some data hold JSON as a string inside JSON. */
  private static JsonValue unwrapped(JsonValue value) {
    return value instanceof JsonString string ? JsonValue.parse(string.value()) : value;
  }

  private static CalledTool ofItem(JsonValue item) {
    if (!(item instanceof JsonObject object)) {
      throw new JsonFormatException("A tool call is no JSON object.");
    }
    Optional<JsonValue> function = object.find("function").or(() -> object.find("function_call"));
    if (function.isPresent() && function.get() instanceof JsonObject inner) {
      return named(inner);
    }
    if (function.isPresent() && function.get() instanceof JsonString name) {
      return withArguments(name.value(), object);
    }
    return named(object);
  }

  private static CalledTool named(JsonObject object) {
    if (object.find("name").orElse(JsonValue.ofNull()) instanceof JsonString name
        && !name.value().isBlank()) {
      return withArguments(name.value(), object);
    }
    throw new JsonFormatException("A tool call does not name its tool.");
  }

  private static CalledTool withArguments(String name, JsonObject object) {
    for (String member : ARGUMENTS) {
      Optional<JsonValue> found = object.find(member);
      if (found.isPresent()) {
        return withArguments(name, found.get());
      }
    }
    return new CalledTool(name, Optional.of(new JsonObject(java.util.Map.of())), "");
  }

  private static CalledTool withArguments(String name, JsonValue arguments) {
    if (arguments instanceof JsonObject object) {
      return new CalledTool(name, Optional.of(object), "");
    }
    if (arguments instanceof JsonNull) {
      return new CalledTool(name, Optional.of(new JsonObject(java.util.Map.of())), "");
    }
    if (!(arguments instanceof JsonString string)) {
      return faulty(name, "they are no object");
    }
    try {
      return JsonValue.parse(string.value()) instanceof JsonObject object
          ? new CalledTool(name, Optional.of(object), "")
          : faulty(name, "their text holds JSON that is no object");
    } catch (JsonFormatException e) {
      return faulty(name, "their text is no valid JSON");
    }
  }

  private static CalledTool faulty(String name, String what) {
    return new CalledTool(
        name,
        Optional.empty(),
        "The arguments of a call of " + ToolNames.quoted(name) + " cannot be read: " + what + ".");
  }
}
