package io.github.finefettle.core.evidence;

import io.github.finefettle.core.definition.JsonFormatException;
import java.util.List;

/** Checks that the parts of the vocabulary share. */
final class Checked {
  private Checked() {}

  static void finite(String where, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "A number of "
              + where
              + " is "
              + value
              + ", but evidence holds finite numbers. Leave it out and say why in a fact.");
    }
  }

  static void finite(String where, List<Double> values) {
    values.forEach(value -> finite(where, value));
  }

  static void notNegative(String where, long count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "A count of " + where + " is " + count + ", but a count is 0 or more.");
    }
  }

  static <E extends Enum<E>> E word(Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw new JsonFormatException(
        "The word \""
            + text
            + "\" is no "
            + type.getSimpleName()
            + " that this release knows. Maybe a newer release wrote it.");
  }
}
