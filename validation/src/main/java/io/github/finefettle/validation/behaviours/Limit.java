package io.github.finefettle.validation.behaviours;

import io.github.finefettle.core.definition.JsonValue;

/**
 * How high a failure rate may be.
 *
 * @param rate which rate
 * @param atMost the highest allowed share of failures, in (0, 1)
 * @param required whether the decision hangs on it; otherwise it only informs
 */
public record Limit(FailureRate rate, double atMost, boolean required) {
  /** Checks the range. */
  public Limit {
    if (!(atMost > 0 && atMost < 1)) {
      throw new IllegalArgumentException(
          "The limit ("
              + atMost
              + ") on "
              + rate.phrase()
              + " must lie strictly between 0 and 1. No number of cases proves a rate of 0;"
              + " 59 cases without a failure prove 0.05, and 2995 prove 0.001.");
    }
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("rate", rate.toJson())
        .put("atMost", atMost)
        .put("required", required)
        .toJson();
  }

  static Limit fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    return new Limit(
        FailureRate.fromJson(object.get("rate")),
        object.number("atMost"),
        object.get("required").asBoolean());
  }
}
