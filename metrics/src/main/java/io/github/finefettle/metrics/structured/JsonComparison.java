package io.github.finefettle.metrics.structured;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * JSON values side by side. Two numbers are equal if their values are, whatever their spelling: 1,
 * 1.0 and 1e0 are one number. Whole numbers of digits alone have no limit of size; others are read
 * as doubles. A number and a text that spells it differ. The order of members means nothing, that
 * of items does.
 */
final class JsonComparison {
  private JsonComparison() {}

  /** The value of a text, or empty where it is malformed: see {@link JsonScore}. */
  static Optional<JsonValue> parsed(String text) {
    try {
      return Optional.of(JsonValue.parse(text));
    } catch (JsonFormatException e) {
      return Optional.empty();
    }
  }

  /** A text that equal values, and only those, share. */
  static String key(JsonValue value) {
    StringBuilder out = new StringBuilder();
    writeKey(value, out);
    return out.toString();
  }

  /**
   * The values at the ends of all paths. An empty object or array is such a value itself.
   *
   * @return keys of values by path; a path names members in quotes and items by number
   */
  static Map<String, String> leaves(JsonValue value) {
    Map<String, String> leaves = new TreeMap<>();
    addLeaves(value, new StringBuilder("$"), leaves);
    return leaves;
  }

  private static void addLeaves(JsonValue value, StringBuilder path, Map<String, String> leaves) {
    int length = path.length();
    if (value instanceof JsonValue.JsonObject object && !object.members().isEmpty()) {
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        path.append('.').append(JsonValue.of(member.getKey()).toCanonicalString());
        addLeaves(member.getValue(), path, leaves);
        path.setLength(length);
      }
    } else if (value instanceof JsonValue.JsonArray array && !array.items().isEmpty()) {
      List<JsonValue> items = array.items();
      for (int i = 0; i < items.size(); i++) {
        path.append('[').append(i).append(']');
        addLeaves(items.get(i), path, leaves);
        path.setLength(length);
      }
    } else {
      leaves.put(path.toString(), key(value));
    }
  }

  private static void writeKey(JsonValue value, StringBuilder out) {
    if (value instanceof JsonValue.JsonObject object) {
      out.append('{');
      object
          .members()
          .forEach(
              (name, member) -> {
                out.append(JsonValue.of(name).toCanonicalString()).append(':');
                writeKey(member, out);
                out.append(',');
              });
      out.append('}');
    } else if (value instanceof JsonValue.JsonArray array) {
      out.append('[');
      for (JsonValue item : array.items()) {
        writeKey(item, out);
        out.append(',');
      }
      out.append(']');
    } else if (value instanceof JsonValue.JsonNumber number) {
      BigDecimal exact = new BigDecimal(number.text());
      out.append(exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toString());
    } else {
      out.append(value.toCanonicalString());
    }
  }
}
