package io.github.finefettle.dataprep.sufficiency;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.Interval;
import java.util.List;

/**
 * How well a small linear model does with a quarter, half and all of the training rows.
 *
 * @param points in ascending order of their shares
 * @param gain what the last doubling brought: the mean difference of macro-F1 over the repeats
 * @param gainInterval the interval of the gain
 * @param majorityBaseline the mean macro-F1 of always answering the most frequent class
 * @param liftInterval the interval of the last score less the baseline
 * @param heldOutRows on how many rows each repeat was scored, the mean, rounded
 */
public record LearningCurve(
    List<CurvePoint> points,
    double gain,
    Interval gainInterval,
    double majorityBaseline,
    Interval liftInterval,
    int heldOutRows) {
  /** Copies the points. */
  public LearningCurve {
    points = List.copyOf(points);
  }

  /**
   * The JSON form.
   *
   * @return an object
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("points", points.stream().map(CurvePoint::toJson).toList())
        .put("gain", gain)
        .put("gainInterval", gainInterval.toJson())
        .put("majorityBaseline", majorityBaseline)
        .put("liftInterval", liftInterval.toJson())
        .put("heldOutRows", heldOutRows)
        .toJson();
  }
}
