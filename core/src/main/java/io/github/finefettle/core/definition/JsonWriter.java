package io.github.finefettle.core.definition;

import java.util.Iterator;
import java.util.Map;

/** Writes {@link JsonValue}s: the canonical text, and the same content for people to read. */
final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private JsonWriter() {}

  static void writeCanonical(JsonValue value, StringBuilder out) {
    if (value instanceof JsonValue.JsonObject object) {
      out.append('{');
      Iterator<Map.Entry<String, JsonValue>> members = object.members().entrySet().iterator();
      while (members.hasNext()) {
        Map.Entry<String, JsonValue> member = members.next();
        writeString(member.getKey(), out);
        out.append(':');
        writeCanonical(member.getValue(), out);
        if (members.hasNext()) {
          out.append(',');
        }
      }
      out.append('}');
    } else if (value instanceof JsonValue.JsonArray array) {
      out.append('[');
      for (int i = 0; i < array.items().size(); i++) {
        if (i > 0) {
          out.append(',');
        }
        writeCanonical(array.items().get(i), out);
      }
      out.append(']');
    } else {
      writeScalar(value, out);
    }
  }

  static void writePretty(JsonValue value, int depth, StringBuilder out) {
    if (value instanceof JsonValue.JsonObject object && !object.members().isEmpty()) {
      out.append("{\n");
      Iterator<Map.Entry<String, JsonValue>> members = object.members().entrySet().iterator();
      while (members.hasNext()) {
        Map.Entry<String, JsonValue> member = members.next();
        indent(depth + 1, out);
        writeString(member.getKey(), out);
        out.append(": ");
        writePretty(member.getValue(), depth + 1, out);
        out.append(members.hasNext() ? ",\n" : "\n");
      }
      indent(depth, out);
      out.append('}');
    } else if (value instanceof JsonValue.JsonArray array && holdsContainers(array)) {
      out.append("[\n");
      for (int i = 0; i < array.items().size(); i++) {
        indent(depth + 1, out);
        writePretty(array.items().get(i), depth + 1, out);
        out.append(i + 1 < array.items().size() ? ",\n" : "\n");
      }
      indent(depth, out);
      out.append(']');
    } else {
      writeCanonical(value, out);
    }
  }

  private static boolean holdsContainers(JsonValue.JsonArray array) {
    return array.items().stream()
        .anyMatch(i -> i instanceof JsonValue.JsonObject || i instanceof JsonValue.JsonArray);
  }

  private static void indent(int depth, StringBuilder out) {
    out.append("  ".repeat(depth));
  }

  private static void writeScalar(JsonValue value, StringBuilder out) {
    if (value instanceof JsonValue.JsonString string) {
      writeString(string.value(), out);
    } else if (value instanceof JsonValue.JsonNumber number) {
      out.append(number.text());
    } else if (value instanceof JsonValue.JsonBoolean bool) {
      out.append(bool.value());
    } else {
      out.append("null");
    }
  }

  /** Runs of characters that stand for themselves, as most do, are taken at once. */
  private static void writeString(String text, StringBuilder out) {
    out.append('"');
    int plainFrom = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\' || (c >= 0xD800 && c < 0xE000 && isUnpaired(text, i))) {
        out.append(text, plainFrom, i);
        writeEscape(c, out);
        plainFrom = i + 1;
      }
    }
    out.append(text, plainFrom, text.length());
    out.append('"');
  }

  private static void writeEscape(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt((c >> shift) & 0xF));
        }
      }
    }
  }

  private static boolean isUnpaired(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
