package io.github.finefettle.dataprep.sufficiency;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.Interval;

/**
 * One point of a learning curve.
 *
 * @param share the share of the training rows that were used, in (0, 1]
 * @param rows how many rows those are, the mean over the repeats, rounded
 * @param score the mean macro-F1 on held-out rows, in [0, 1]
 * @param interval its interval
 */
public record CurvePoint(double share, int rows, double score, Interval interval) {
  /**
   * The JSON form.
   *
   * @return {@code {"interval":...,"rows":...,"score":...,"share":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("share", share)
        .put("rows", rows)
        .put("score", score)
        .put("interval", interval.toJson())
        .toJson();
  }
}
