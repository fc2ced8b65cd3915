package io.github.finefettle.dataprep.structure;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.JsonValue.JsonArray;
import io.github.finefettle.core.definition.JsonValue.JsonBoolean;
import io.github.finefettle.core.definition.JsonValue.JsonObject;
import io.github.finefettle.core.definition.JsonValue.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A tool that the model may call, read from one of the forms in use: {@code
 * {"type":"function","function":{...}}}, {@code {"name","parameters"}}, {@code
 * {"name","input_schema"}}. The parameters are a JSON schema, or directly the parameters by name
 * with the names of Python types.
 *
 * @param parameters by name
 * @param required the names of those that must be given
 * @param open whether other arguments may be given too
 */
record ToolDefinition(Map<String, ToolParameter> parameters, Set<String> required, boolean open) {
  private static final List<String> LISTS =
      List.of("tools", "functions", "function_declarations", "functionDeclarations");
  private static final List<String> SCHEMAS = List.of("parameters", "input_schema", "inputSchema");

  /**
   * All tools of a text, by name; of two with one name the first counts.
   *
   * @throws JsonFormatException if the text is no JSON or has none of the forms
   */
  static Map<String, ToolDefinition> of(String text) {
    Map<String, ToolDefinition> tools = new TreeMap<>();
    add(tools, JsonValue.parse(text), 0);
    return tools;
  }

  private static void add(Map<String, ToolDefinition> tools, JsonValue value, int depth) {
    if (depth > 4) {
      throw new JsonFormatException("The tools are nested deeper than any known form.");
    }
    if (value instanceof JsonArray array) {
      array.items().forEach(item -> add(tools, item, depth + 1));
    } else if (value instanceof JsonString string && depth > 0) {
      add(tools, JsonValue.parse(string.value()), depth + 1);
    } else if (value instanceof JsonObject object) {
      addObject(tools, object, depth);
    } else {
      throw new JsonFormatException("A tool is no JSON object.");
    }
  }

  private static void addObject(Map<String, ToolDefinition> tools, JsonObject object, int depth) {
    if (object.find("function").orElse(JsonValue.ofNull()) instanceof JsonObject inner) {
      add(tools, inner, depth + 1);
      return;
    }
    if (object.find("name").orElse(JsonValue.ofNull()) instanceof JsonString name) {
      tools.putIfAbsent(name.value(), ofSchema(schema(object)));
      return;
    }
    for (String list : LISTS) {
      Optional<JsonValue> listed = object.find(list);
      if (listed.isPresent()) {
        add(tools, listed.get(), depth + 1);
        return;
      }
    }
    throw new JsonFormatException("A tool has no name.");
  }

  private static Optional<JsonObject> schema(JsonObject tool) {
    for (String member : SCHEMAS) {
      if (tool.find(member).orElse(JsonValue.ofNull()) instanceof JsonObject schema) {
        return Optional.of(schema);
      }
    }
    return Optional.empty();
  }

  private static ToolDefinition ofSchema(Optional<JsonObject> schema) {
    if (schema.isEmpty()) {
      return new ToolDefinition(Map.of(), Set.of(), true);
    }
    JsonObject object = schema.get();
    Optional<JsonValue> properties = object.find("properties");
    if (properties.isPresent() && properties.get() instanceof JsonObject byName) {
      return new ToolDefinition(parameters(byName), required(object), isOpen(object));
    }
    boolean isSchema = object.find("type").orElse(JsonValue.ofNull()) instanceof JsonString;
    if (isSchema || object.find("$ref").isPresent()) {
      return new ToolDefinition(Map.of(), required(object), isOpen(object));
    }
    return new ToolDefinition(parameters(object), withoutDefault(object), false);
  }

  private static Map<String, ToolParameter> parameters(JsonObject byName) {
    Map<String, ToolParameter> parameters = new TreeMap<>();
    byName.members().forEach((name, schema) -> parameters.put(name, ToolParameter.of(schema)));
    return parameters;
  }

  private static Set<String> required(JsonObject schema) {
    Set<String> names = new TreeSet<>();
    if (schema.find("required").orElse(JsonValue.ofNull()) instanceof JsonArray array) {
      for (JsonValue item : array.items()) {
        if (item instanceof JsonString name) {
          names.add(name.value());
        }
      }
    }
    return names;
  }

  private static boolean isOpen(JsonObject schema) {
    Optional<JsonValue> more = schema.find("additionalProperties");
    return schema.find("$ref").isPresent()
        || (more.isPresent() && !(more.get() instanceof JsonBoolean allowed && !allowed.value()));
  }

  /** Where parameters are given by name alone, one without a default is required. */
  private static Set<String> withoutDefault(JsonObject byName) {
    Set<String> names = new TreeSet<>();
    byName
        .members()
        .forEach(
            (name, schema) -> {
              if (schema instanceof JsonObject parameter && isRequired(parameter)) {
                names.add(name);
              }
            });
    return names;
  }

  private static boolean isRequired(JsonObject parameter) {
    Optional<JsonValue> said = parameter.find("required");
    if (said.isPresent() && said.get() instanceof JsonBoolean required) {
      return required.value();
    }
    boolean optional =
        parameter.find("type").orElse(JsonValue.ofNull()) instanceof JsonString type
            && type.value().contains("ptional");
    return !optional && parameter.find("default").isEmpty();
  }
}
