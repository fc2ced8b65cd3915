package io.github.finefettle.core.statistics;

import io.github.finefettle.core.definition.JsonValue;

/**
 * A confidence interval, both ends included.
 *
 * @param low the lower end
 * @param high the upper end, not below the lower
 * @param confidence the nominal coverage in (0, 1), such as 0.95
 * @param method how it was made, such as {@code "wilson"} or {@code "bootstrap-percentile-1000"}
 */
public record Interval(double low, double high, double confidence, String method) {
  /** Checks order and ranges. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "The interval's low end (" + low + ") must not exceed its high end (" + high + ").");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "The confidence (" + confidence + ") must lie strictly between 0 and 1, such as 0.95.");
    }
  }

  /**
   * Whether a value lies inside, ends included.
   *
   * @param value any number
   * @return true if it does
   */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /**
   * Half of the width.
   *
   * @return 0 or more
   */
  public double halfWidth() {
    return (high - low) / 2;
  }

  /**
   * The JSON form.
   *
   * @return {@code {"confidence":...,"high":...,"low":...,"method":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("low", low)
        .put("high", high)
        .put("confidence", confidence)
        .put("method", method)
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the interval
   */
  public static Interval fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    return new Interval(
        object.number("low"),
        object.number("high"),
        object.number("confidence"),
        object.string("method"));
  }
}
