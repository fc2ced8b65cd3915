package io.github.finefettle.metrics.structured;

import io.github.finefettle.core.definition.JsonValue;
import java.math.BigDecimal;

/** The type that a tool wants of an argument, in the words of JSON Schema. */
public enum JsonType {
  /** A text. */
  STRING,
  /** A number. */
  NUMBER,
  /** A number without a fraction; 5.0 is one, as in JSON Schema. */
  INTEGER,
  /** True or false. */
  BOOLEAN,
  /** An object. */
  OBJECT,
  /** An array. */
  ARRAY,
  /** Any value. */
  ANY;

  /**
   * Whether a value is of this type. Nothing is converted: the text {@code "5"} is no number.
   *
   * @param value any value
   * @return true if it is; null is of the type {@link #ANY} alone
   */
  public boolean holds(JsonValue value) {
    return switch (this) {
      case STRING -> value instanceof JsonValue.JsonString;
      case NUMBER -> value instanceof JsonValue.JsonNumber;
      case INTEGER ->
          value instanceof JsonValue.JsonNumber number
              && new BigDecimal(number.text()).stripTrailingZeros().scale() <= 0;
      case BOOLEAN -> value instanceof JsonValue.JsonBoolean;
      case OBJECT -> value instanceof JsonValue.JsonObject;
      case ARRAY -> value instanceof JsonValue.JsonArray;
      case ANY -> true;
    };
  }
}
