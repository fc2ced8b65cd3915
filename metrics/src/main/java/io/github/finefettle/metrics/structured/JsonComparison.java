package io.github.finefettle.metrics.structured;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * How many values stand at the ends of paths. An empty object or array is such a value itself.
   *
   * @return 1 or more
   */
  static long leaves(JsonValue value) {
    long leaves = 0;
    for (JsonValue inner : inner(value)) {
      leaves += leaves(inner);
    }
    return leaves == 0 ? 1 : leaves;
  }

  /**
   * How many values stand at the ends of the same paths in both and are equal. Both trees are gone
   * through side by side: written out, the paths of a deep tree may be longer than a thousand times
   * its text.
   *
   * @return 0 or more
   */
  static long sharedLeaves(JsonValue a, JsonValue b) {
    boolean aIsLeaf = inner(a).isEmpty();
    if (aIsLeaf || inner(b).isEmpty()) {
      return aIsLeaf && inner(b).isEmpty() && key(a).equals(key(b)) ? 1 : 0;
    }
    long shared = 0;
    if (a instanceof JsonValue.JsonObject left && b instanceof JsonValue.JsonObject right) {
      for (Map.Entry<String, JsonValue> member : left.members().entrySet()) {
        JsonValue other = right.members().get(member.getKey());
        shared += other == null ? 0 : sharedLeaves(member.getValue(), other);
      }
    } else if (a instanceof JsonValue.JsonArray left && b instanceof JsonValue.JsonArray right) {
      int shorter = Math.min(left.items().size(), right.items().size());
      for (int i = 0; i < shorter; i++) {
        shared += sharedLeaves(left.items().get(i), right.items().get(i));
      }
    }
    return shared;
  }

  private static Collection<JsonValue> inner(JsonValue value) {
    if (value instanceof JsonValue.JsonObject object) {
      return object.members().values();
    }
    return value instanceof JsonValue.JsonArray array ? array.items() : List.of();
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
