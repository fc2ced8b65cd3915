package io.github.finefettle.core.regularization;

import io.github.finefettle.core.definition.JsonFormatException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks of arguments that the formulas share. */
final class Checked {
  private Checked() {}

  static void positive(String name, double value, String example) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "The "
              + name
              + " ("
              + value
              + ") must be a finite number above 0, such as "
              + example
              + ".");
    }
  }

  static void notNegative(String name, double value, String example) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "The "
              + name
              + " ("
              + value
              + ") must be a finite number of 0 or more, such as "
              + example
              + ".");
    }
  }

  static void share(String name, double value, String example) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "The "
              + name
              + " ("
              + value
              + ") must be at least 0 and below 1, such as "
              + example
              + ".");
    }
  }

  static void sameLength(String first, int firstLength, String second, int secondLength) {
    if (firstLength != secondLength) {
      throw new IllegalArgumentException(
          "There are "
              + firstLength
              + " "
              + first
              + " but "
              + secondLength
              + " "
              + second
              + ". Pass arrays of the same length.");
    }
  }

  /** The choice that stands in JSON under a name; what is chosen, and of what, is for the error. */
  static <C> C choice(
      String what, String of, C[] choices, Function<C, String> jsonName, String name) {
    return Arrays.stream(choices)
        .filter(choice -> jsonName.apply(choice).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new JsonFormatException(
                    "The "
                        + what
                        + " ("
                        + name
                        + ") of "
                        + of
                        + " must be "
                        + Arrays.stream(choices).map(jsonName).collect(Collectors.joining(" or "))
                        + "."));
  }
}
