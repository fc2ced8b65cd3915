package io.github.finefettle.core.definition;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the members of a JSON object. Not safe for use by several threads. */
public final class JsonObjectBuilder {
  private final Map<String, JsonValue> members = new TreeMap<>();

  JsonObjectBuilder() {}

  /**
   * Adds a member.
   *
   * @param name its name, not yet taken
   * @param value its value
   * @return this builder
   * @throws IllegalArgumentException if the name is taken
   */
  @CanIgnoreReturnValue
  public JsonObjectBuilder put(String name, JsonValue value) {
    if (members.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException(
          "The member name (" + name + ") is taken already. Give each member once.");
    }
    return this;
  }

  /**
   * Adds a text.
   *
   * @param name its name, not yet taken
   * @param value the text
   * @return this builder
   */
  @CanIgnoreReturnValue
  public JsonObjectBuilder put(String name, String value) {
    return put(name, JsonValue.of(value));
  }

  /**
   * Adds a whole number.
   *
   * @param name its name, not yet taken
   * @param value the number
   * @return this builder
   */
  @CanIgnoreReturnValue
  public JsonObjectBuilder put(String name, long value) {
    return put(name, JsonValue.of(value));
  }

  /**
   * Adds a number.
   *
   * @param name its name, not yet taken
   * @param value a finite number
   * @return this builder
   */
  @CanIgnoreReturnValue
  public JsonObjectBuilder put(String name, double value) {
    return put(name, JsonValue.of(value));
  }

  /**
   * Adds true or false.
   *
   * @param name its name, not yet taken
   * @param value which of the two
   * @return this builder
   */
  @CanIgnoreReturnValue
  public JsonObjectBuilder put(String name, boolean value) {
    return put(name, JsonValue.of(value));
  }

  /**
   * Adds an array.
   *
   * @param name its name, not yet taken
   * @param items the items
   * @return this builder
   */
  @CanIgnoreReturnValue
  public JsonObjectBuilder put(String name, List<? extends JsonValue> items) {
    return put(name, JsonValue.array(items));
  }

  /**
   * Adds a member where there is a value, and nothing where there is none.
   *
   * @param name its name, not yet taken
   * @param value the value, or empty
   * @return this builder
   */
  @CanIgnoreReturnValue
  public JsonObjectBuilder putIfPresent(String name, Optional<? extends JsonValue> value) {
    value.ifPresent(v -> put(name, v));
    return this;
  }

  /**
   * The object with the members given so far.
   *
   * @return the object
   */
  public JsonValue.JsonObject toJson() {
    return new JsonValue.JsonObject(members);
  }
}
