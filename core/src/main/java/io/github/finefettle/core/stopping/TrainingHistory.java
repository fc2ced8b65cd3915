package io.github.finefettle.core.stopping;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What was measured in the course of one training run, mostly once an epoch. Immutable.
 *
 * @param evaluations the evaluations in ascending order of their positions
 */
@CheckReturnValue
public record TrainingHistory(List<Evaluation> evaluations) {
  private static final String KIND = "training-history";
  private static final int VERSION = 3;

  /** The last version in which every number is finite. */
  private static final int FINITE = 2;

  /** Copies the evaluations and checks that they ascend. */
  public TrainingHistory {
    evaluations = List.copyOf(evaluations);
    for (int i = 1; i < evaluations.size(); i++) {
      requireAscending(evaluations.get(i - 1).position(), evaluations.get(i).position());
    }
  }

  private static void requireAscending(TrainingPosition before, TrainingPosition after) {
    if (!after.isBeyond(before)) {
      throw new IllegalArgumentException(
          "The evaluation at "
              + after
              + " must be beyond the one before, at "
              + before
              + ". Maybe the history holds two runs: keep one for each.");
    }
  }

  /**
   * A history without evaluations.
   *
   * @return the empty history
   */
  public static TrainingHistory empty() {
    return new TrainingHistory(List.of());
  }

  /**
   * The same history with one more evaluation.
   *
   * @param evaluation the evaluation; its position is beyond all others
   * @return a new history
   */
  public TrainingHistory with(Evaluation evaluation) {
    List<Evaluation> more = new ArrayList<>(evaluations);
    more.add(evaluation);
    return new TrainingHistory(more);
  }

  /**
   * The epoch of the last evaluation.
   *
   * @return its epochs rounded up, 0 without evaluations
   */
  public int lastEpoch() {
    return evaluations.isEmpty() ? 0 : evaluations.get(evaluations.size() - 1).epoch();
  }

  /**
   * The JSON form. What was measured and is NaN or infinite stands in it as a word, since version
   * 3; a history without such numbers is written in version 2.
   *
   * @return an object with one item an evaluation
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", evaluations.stream().allMatch(Evaluation::isDefined) ? FINITE : VERSION)
        .put("evaluations", evaluations.stream().map(Evaluation::toJson).toList())
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote. Version 2 did not tell what was undefined from what was not
   * measured: both count as not measured.
   *
   * @param json an object
   * @return an equal history
   * @throws JsonFormatException if it is of another kind or a newer version
   */
  public static TrainingHistory fromJson(JsonValue json) {
    JsonValue.JsonObject object = StoppingJson.require(json, KIND, VERSION);
    return new TrainingHistory(
        object.array("evaluations").stream().map(Evaluation::fromJson).toList());
  }
}
