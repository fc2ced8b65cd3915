package io.github.finefettle.dataprep.examples;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.internal.StoredValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value with the place where it stands in its text, so that one value can be replaced and
 * all else stays as it was written: the order of members, white space, escapes.
 *
 * @param whole the whole text
 * @param begin where the value begins
 * @param end where it ends
 * @param members the members of an object in the order written
 * @param items the items of an array
 */
record JsonSpan(
    String whole, int begin, int end, Map<String, JsonSpan> members, List<JsonSpan> items)
    implements StoredValue<JsonSpan> {
  /**
   * Reads a text.
   *
   * @throws JsonFormatException if it is no JSON
   */
  static JsonSpan of(String text) {
    // The parser decides what is JSON; the scan below may then trust the text.
    JsonValue checked = JsonValue.parse(text);
    return new Scan(text).read(checked);
  }

  @Override
  public boolean isObject() {
    return whole.charAt(begin) == '{';
  }

  @Override
  public boolean isArray() {
    return whole.charAt(begin) == '[';
  }

  @Override
  public boolean isString() {
    return whole.charAt(begin) == '"';
  }

  @Override
  public boolean isNull() {
    return whole.charAt(begin) == 'n';
  }

  @Override
  public Optional<JsonSpan> find(String name) {
    return Optional.ofNullable(members.get(name));
  }

  @Override
  public String text() {
    return isString() ? JsonValue.parse(raw()).asString() : raw();
  }

  /** The value as it stands in the text. */
  String raw() {
    return whole.substring(begin, end);
  }

  /** Finds where values begin and end in text that is known to be JSON. */
  private static final class Scan {
    private final String text;
    private int at;

    Scan(String text) {
      this.text = text;
    }

    JsonSpan read(JsonValue checked) {
      if (checked instanceof JsonValue.JsonObject || checked instanceof JsonValue.JsonArray) {
        return value();
      }
      throw new JsonFormatException("The JSON is neither an object nor an array.");
    }

    private JsonSpan value() {
      skipSpace();
      int begin = at;
      Map<String, JsonSpan> members = Map.of();
      List<JsonSpan> items = List.of();
      switch (text.charAt(at)) {
        case '{' -> members = members();
        case '[' -> items = items();
        case '"' -> skipString();
        default -> skipWord();
      }
      return new JsonSpan(text, begin, at, members, items);
    }

    private Map<String, JsonSpan> members() {
      Map<String, JsonSpan> members = new LinkedHashMap<>();
      at++;
      for (skipSpace(); text.charAt(at) != '}'; skipSpace()) {
        if (text.charAt(at) == ',') {
          at++;
          skipSpace();
        }
        int begin = at;
        skipString();
        String name = JsonValue.parse(text.substring(begin, at)).asString();
        skipSpace();
        at++;
        members.put(name, value());
      }
      at++;
      return members;
    }

    private List<JsonSpan> items() {
      List<JsonSpan> items = new ArrayList<>();
      at++;
      for (skipSpace(); text.charAt(at) != ']'; skipSpace()) {
        if (text.charAt(at) == ',') {
          at++;
        }
        items.add(value());
      }
      at++;
      return items;
    }

    private void skipString() {
      at++;
      while (text.charAt(at) != '"') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      at++;
    }

    private void skipWord() {
      while (at < text.length() && ",]} \t\n\r".indexOf(text.charAt(at)) < 0) {
        at++;
      }
    }

    private void skipSpace() {
      while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }
  }
}
