package io.github.finefettle.metrics.comparison;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.ExactBinomial;

/**
 * McNemar's test (1947) in its exact form: of the rows that exactly one of two models gets right,
 * each model should get half if they are equally good.
 *
 * @param onlyA rows that only the first model gets right, 0 or more
 * @param onlyB rows that only the second model gets right, 0 or more
 */
public record McNemar(long onlyA, long onlyB) {
  /** Checks the counts. */
  public McNemar {
    if (onlyA < 0 || onlyB < 0) {
      throw new IllegalArgumentException(
          "The counts (" + onlyA + " and " + onlyB + ") must be 0 or more.");
    }
  }

  /**
   * The two-sided p value: twice the chance of so uneven a division or a more uneven one of fair
   * coin tosses, at most 1.
   *
   * @return in (0, 1]; 1 if no row tells the models apart; 0 only where it is below the range of a
   *     double
   */
  public double pValue() {
    return ExactBinomial.mcNemar(onlyA, onlyB);
  }

  /**
   * The JSON form.
   *
   * @return {@code {"onlyA":...,"onlyB":...,"pValue":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("onlyA", onlyA)
        .put("onlyB", onlyB)
        .put("pValue", pValue())
        .toJson();
  }
}
