package io.github.finefettle.dataprep.structure;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.JsonValue.JsonArray;
import io.github.finefettle.core.definition.JsonValue.JsonBoolean;
import io.github.finefettle.core.definition.JsonValue.JsonNull;
import io.github.finefettle.core.definition.JsonValue.JsonNumber;
import io.github.finefettle.core.definition.JsonValue.JsonObject;
import io.github.finefettle.core.definition.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a tool says about one of its parameters.
 *
 * @param types the simple types of JSON schema that it takes; none where any will do
 * @param itemTypes the same for the items of an array
 * @param values the values that it takes; none where any of its type will do
 */
record ToolParameter(List<String> types, List<String> itemTypes, List<JsonValue> values) {
  /** Reads a property of a JSON schema, or a parameter with the name of a Python type. */
  static ToolParameter of(JsonValue schema) {
    if (!(schema instanceof JsonObject object)) {
      return new ToolParameter(List.of(), List.of(), List.of());
    }
    List<String> types = types(object.find("type"));
    boolean nullable =
        object.find("nullable").orElse(JsonValue.ofNull()) instanceof JsonBoolean b && b.value();
    if (nullable && !types.isEmpty()) {
      types = new ArrayList<>(types);
      types.add("null");
    }
    List<String> itemTypes =
        object.find("items").orElse(JsonValue.ofNull()) instanceof JsonObject items
            ? types(items.find("type"))
            : List.of();
    List<JsonValue> values =
        object.find("enum").orElse(JsonValue.ofNull()) instanceof JsonArray listed
            ? listed.items()
            : List.of();
    return new ToolParameter(List.copyOf(types), itemTypes, values);
  }

  private static List<String> types(Optional<JsonValue> type) {
    if (type.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    if (type.get() instanceof JsonArray several) {
      several.items().forEach(item -> names.add(item instanceof JsonString s ? s.value() : ""));
    } else if (type.get() instanceof JsonString one) {
      names.add(one.value());
    }
    List<String> simple = names.stream().map(ToolParameter::simple).toList();
    return simple.contains("") ? List.of() : simple;
  }

  /** The simple type of a name, which may be Python's; empty text where it is none. */
  private static String simple(String name) {
    String lower = name.toLowerCase(Locale.ROOT).strip();
    int end = 0;
    while (end < lower.length() && lower.charAt(end) >= 'a' && lower.charAt(end) <= 'z') {
      end++;
    }
    // "List[int], optional" begins with the word that counts.
    return switch (lower.substring(0, end)) {
      case "string", "str" -> "string";
      case "integer", "int" -> "integer";
      case "number", "float", "double" -> "number";
      case "boolean", "bool" -> "boolean";
      case "array", "list", "tuple", "set" -> "array";
      case "object", "dict", "dictionary", "map" -> "object";
      case "null", "none" -> "null";
      default -> "";
    };
  }

  /** What is wrong with an argument, as the end of a sentence, or empty. */
  Optional<String> fault(JsonValue argument) {
    if (!fits(argument, types)) {
      return Optional.of("is not of type " + String.join(" or ", types));
    }
    if (argument instanceof JsonArray array
        && !array.items().stream().allMatch(item -> fits(item, itemTypes))) {
      return Optional.of("has items that are not of type " + String.join(" or ", itemTypes));
    }
    return values.isEmpty() || values.contains(argument)
        ? Optional.empty()
        : Optional.of("is none of the values that the tool lists");
  }

  private static boolean fits(JsonValue value, List<String> types) {
    return types.isEmpty() || types.stream().anyMatch(type -> fits(value, type));
  }

  private static boolean fits(JsonValue value, String type) {
    return switch (type) {
      case "string" -> value instanceof JsonString;
      case "integer" ->
          value instanceof JsonNumber number && Math.rint(number.asDouble()) == number.asDouble();
      case "number" -> value instanceof JsonNumber;
      case "boolean" -> value instanceof JsonBoolean;
      case "array" -> value instanceof JsonArray;
      case "object" -> value instanceof JsonObject;
      default -> value instanceof JsonNull;
    };
  }
}
