package io.github.finefettle.core.objective;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;

/**
 * What training and search are to improve: a metric by its signature, the direction that is better,
 * and what counts as an improvement. The only thing that early stopping and studies accept, so that
 * a direction is never guessed from a name.
 *
 * @param metric the metric's signature, such as {@code "macro-f1|zero:undefined|v:1"}, or a name
 *     that the training code reports under
 * @param direction which way is better
 * @param improvement what counts as better; it alone owns the minimum delta
 */
@CheckReturnValue
public record Objective(String metric, Direction direction, Improvement improvement)
    implements Definition {
  private static final int VERSION = 1;

  /** Checks the metric's name. */
  public Objective {
    if (metric.isBlank()) {
      throw new IllegalArgumentException(
          "The objective's metric must not be blank. Name it by its signature, such as \"mcc|v:1\".");
    }
  }

  /**
   * Less of the metric is better; any strict gain counts.
   *
   * @param metric the metric's signature or reported name
   * @return the objective
   */
  public static Objective minimize(String metric) {
    return new Objective(metric, Direction.MINIMIZE, Improvement.absolute(0));
  }

  /**
   * More of the metric is better; any strict gain counts.
   *
   * @param metric the metric's signature or reported name
   * @return the objective
   */
  public static Objective maximize(String metric) {
    return new Objective(metric, Direction.MAXIMIZE, Improvement.absolute(0));
  }

  /**
   * The same objective with another idea of what counts as better.
   *
   * @param rule the rule
   * @return a new objective
   */
  public Objective improvingBy(Improvement rule) {
    return new Objective(metric, direction, rule);
  }

  /**
   * Whether the candidate is an improvement over the best so far.
   *
   * @param candidate the new evaluation; NaN never is one
   * @param best the best so far; anything but NaN improves on NaN
   * @return true if it is
   */
  public boolean improves(Score candidate, Score best) {
    if (Double.isNaN(candidate.value())) {
      return false;
    }
    return Double.isNaN(best.value()) || improvement.improves(direction, candidate, best);
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", "objective")
        .put("version", VERSION)
        .put("metric", metric)
        .put("direction", direction.name())
        .put("improvement", improvement.toJson())
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the objective
   * @throws JsonFormatException if it is of another kind or a newer version, or a word in it is
   *     unknown
   */
  public static Objective fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    object.requireKind("objective", VERSION);
    return new Objective(
        object.string("metric"),
        direction(object.string("direction")),
        Improvement.fromJson(object.get("improvement")));
  }

  private static Direction direction(String word) {
    for (Direction direction : Direction.values()) {
      if (direction.name().equals(word)) {
        return direction;
      }
    }
    throw new JsonFormatException(
        "The direction (" + word + ") of an objective must be MINIMIZE or MAXIMIZE.");
  }
}
