package io.github.finefettle.dataprep.structure;

import java.util.OptionalDouble;

/**
 * One thing that is wrong with the structure of a row.
 *
 * @param part the part that it rests on, by its place among the example's parts, or -1 for the row
 *     as a whole
 * @param reason what is wrong, as a sentence
 * @param measured what was measured, or empty
 * @param threshold what it was held against, or empty
 */
public record Violation(
    int part, String reason, OptionalDouble measured, OptionalDouble threshold) {
  static Violation of(int part, String reason) {
    return new Violation(part, reason, OptionalDouble.empty(), OptionalDouble.empty());
  }

  static Violation of(int part, String reason, double measured, double threshold) {
    return new Violation(part, reason, OptionalDouble.of(measured), OptionalDouble.of(threshold));
  }
}
