package io.github.finefettle.core.definition;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A JSON value: the form in which every definition, journal and piece of evidence is written down.
 *
 * <p>The type exists so that no JSON library shows in our API, and so that there is one canonical
 * text per value (see {@link #toCanonicalString()}). Values are immutable and safe to share between
 * threads.
 */
public sealed interface JsonValue
    permits JsonValue.JsonObject,
        JsonValue.JsonArray,
        JsonValue.JsonString,
        JsonValue.JsonNumber,
        JsonValue.JsonBoolean,
        JsonValue.JsonNull {

  /**
   * An object. Members are held and written in ascending order of their names (UTF-16 code units),
   * whatever order they were given in.
   *
   * @param members the members by name
   */
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    /** Copies the members into name order. */
    public JsonObject {
      members = java.util.Collections.unmodifiableMap(new TreeMap<>(members));
    }

    /**
     * The member with this name, if there is one.
     *
     * @param name a member's name
     * @return its value, or empty where the object has no such member
     */
    public Optional<JsonValue> find(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /**
     * The member with this name.
     *
     * @param name a member's name
     * @return its value
     * @throws JsonFormatException if there is no such member
     */
    public JsonValue get(String name) {
      return find(name)
          .orElseThrow(
              () ->
                  new JsonFormatException(
                      "The member \""
                          + name
                          + "\" is missing; the object has "
                          + members.keySet()
                          + ". Maybe it was written by another version."));
    }

    /**
     * The text of a member.
     *
     * @param name a member's name
     * @return its text
     * @throws JsonFormatException if it is missing or no string
     */
    public String string(String name) {
      return get(name).asString();
    }

    /**
     * The number of a member.
     *
     * @param name a member's name
     * @return its value
     * @throws JsonFormatException if it is missing or no number
     */
    public double number(String name) {
      return get(name).asDouble();
    }

    /**
     * The whole number of a member.
     *
     * @param name a member's name
     * @return its value
     * @throws JsonFormatException if it is missing or no whole number
     */
    public long integer(String name) {
      return get(name).asLong();
    }

    /**
     * Checks that this is a stored thing of a kind and of a version that this release reads. Such
     * objects carry the members {@code "kind"} and {@code "version"}.
     *
     * @param kind the kind expected, such as {@code "objective"}
     * @param newestVersion the newest version of it that this release reads, 1 or more
     * @return the version found, 1 to {@code newestVersion}
     * @throws JsonFormatException if the kind is another, the version is out of range, or either is
     *     missing
     */
    @CanIgnoreReturnValue
    public long requireKind(String kind, int newestVersion) {
      String foundKind = string("kind");
      if (!foundKind.equals(kind)) {
        throw new JsonFormatException(
            "Expected an object of kind \""
                + kind
                + "\" but found one of kind \""
                + foundKind
                + "\". Pass the file that holds the "
                + kind
                + ".");
      }
      long version = integer("version");
      if (version < 1 || version > newestVersion) {
        throw new JsonFormatException(
            "The object of kind \""
                + kind
                + "\" has the version "
                + version
                + ", but this release reads 1 to "
                + newestVersion
                + ". Maybe a newer release wrote it; read it with that one.");
      }
      return version;
    }

    /**
     * The items of a member that is an array.
     *
     * @param name a member's name
     * @return its items
     * @throws JsonFormatException if it is missing or no array
     */
    public List<JsonValue> array(String name) {
      return get(name).asArray();
    }
  }

  /**
   * An array.
   *
   * @param items the items in order
   */
  record JsonArray(List<JsonValue> items) implements JsonValue {
    /** Copies the items. */
    public JsonArray {
      items = List.copyOf(items);
    }
  }

  /**
   * A string.
   *
   * @param value its text, possibly with unpaired surrogates, which are written as escapes
   */
  record JsonString(String value) implements JsonValue {}

  /**
   * A finite number. A whole number of type {@code long} and the same number as {@code double} have
   * the same canonical text up to 2^53 in size; beyond, a double is written with the fewest digits
   * that read back to it, and a long with all of them.
   *
   * @param text the canonical text
   */
  record JsonNumber(String text) implements JsonValue {
    private static final Pattern FORM =
        Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /** Checks that the text is a JSON number. */
    public JsonNumber {
      if (!FORM.matcher(text).matches()) {
        throw new JsonFormatException("The text \"" + text + "\" is no JSON number.");
      }
    }
  }

  /**
   * True or false.
   *
   * @param value which of the two
   */
  record JsonBoolean(boolean value) implements JsonValue {}

  /** The JSON null. */
  record JsonNull() implements JsonValue {}

  /**
   * A string value.
   *
   * @param value its text
   * @return the value
   */
  static JsonValue of(String value) {
    return new JsonString(value);
  }

  /**
   * A whole number.
   *
   * @param value the number
   * @return the value
   */
  static JsonValue of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  /**
   * A number in its shortest decimal form that reads back to the same double.
   *
   * @param value a finite number; negative zero is written as 0
   * @return the value
   * @throws IllegalArgumentException if the number is NaN or infinite, which JSON cannot hold
   */
  static JsonValue of(double value) {
    return new JsonNumber(ShortestDecimal.of(value));
  }

  /**
   * True or false.
   *
   * @param value which of the two
   * @return the value
   */
  static JsonValue of(boolean value) {
    return new JsonBoolean(value);
  }

  /**
   * The JSON null.
   *
   * @return the value
   */
  static JsonValue ofNull() {
    return new JsonNull();
  }

  /**
   * An array of values.
   *
   * @param items the items in order
   * @return the array
   */
  static JsonValue array(List<? extends JsonValue> items) {
    return new JsonArray(new ArrayList<>(items));
  }

  /**
   * An array of strings.
   *
   * @param items the texts in order
   * @return the array
   */
  static JsonValue strings(Iterable<String> items) {
    List<JsonValue> values = new ArrayList<>();
    items.forEach(item -> values.add(of(item)));
    return new JsonArray(values);
  }

  /**
   * An array of numbers.
   *
   * @param items finite numbers in order
   * @return the array
   */
  static JsonValue numbers(double... items) {
    List<JsonValue> values = new ArrayList<>();
    for (double item : items) {
      values.add(of(item));
    }
    return new JsonArray(values);
  }

  /**
   * Begins an object.
   *
   * @return an empty builder
   */
  static JsonObjectBuilder object() {
    return new JsonObjectBuilder();
  }

  /**
   * Reads one JSON value from text.
   *
   * @param text a complete JSON document; white space around it is allowed
   * @return the value; numbers are brought to canonical form
   * @throws JsonFormatException if the text is no JSON, has a duplicate member name or goes on
   *     after the value
   */
  static JsonValue parse(String text) {
    return JsonReader.read(text);
  }

  /**
   * The one canonical text of this value: members in name order, no white space, numbers in
   * shortest form, only the characters that JSON demands escaped (and unpaired surrogates).
   *
   * @return the text, equal for equal values on every JVM
   */
  default String toCanonicalString() {
    StringBuilder out = new StringBuilder();
    JsonWriter.writeCanonical(this, out);
    return out.toString();
  }

  /**
   * The same content laid out for people: two spaces of indentation, one member a line.
   *
   * @return the text, with a line feed at its end
   */
  default String toPrettyString() {
    StringBuilder out = new StringBuilder();
    JsonWriter.writePretty(this, 0, out);
    return out.append('\n').toString();
  }

  /**
   * This value as an object.
   *
   * @return the object
   * @throws JsonFormatException if it is of another kind
   */
  default JsonObject asObject() {
    if (this instanceof JsonObject object) {
      return object;
    }
    throw JsonFormatException.wrongKind("an object", this);
  }

  /**
   * The items of this array.
   *
   * @return the items
   * @throws JsonFormatException if it is of another kind
   */
  default List<JsonValue> asArray() {
    if (this instanceof JsonArray array) {
      return array.items();
    }
    throw JsonFormatException.wrongKind("an array", this);
  }

  /**
   * The text of this string.
   *
   * @return the text
   * @throws JsonFormatException if it is of another kind
   */
  default String asString() {
    if (this instanceof JsonString string) {
      return string.value();
    }
    throw JsonFormatException.wrongKind("a string", this);
  }

  /**
   * This number as a double.
   *
   * @return the nearest double
   * @throws JsonFormatException if it is of another kind
   */
  default double asDouble() {
    if (this instanceof JsonNumber number) {
      return Double.parseDouble(number.text());
    }
    throw JsonFormatException.wrongKind("a number", this);
  }

  /**
   * This number as a whole number.
   *
   * @return the number
   * @throws JsonFormatException if it is of another kind, not whole or outside {@code long}
   */
  default long asLong() {
    if (this instanceof JsonNumber number) {
      try {
        return new java.math.BigDecimal(number.text()).longValueExact();
      } catch (ArithmeticException e) {
        throw JsonFormatException.wrongKind("a whole number", this);
      }
    }
    throw JsonFormatException.wrongKind("a number", this);
  }

  /**
   * This value as true or false.
   *
   * @return which of the two
   * @throws JsonFormatException if it is of another kind
   */
  default boolean asBoolean() {
    if (this instanceof JsonBoolean bool) {
      return bool.value();
    }
    throw JsonFormatException.wrongKind("true or false", this);
  }
}
