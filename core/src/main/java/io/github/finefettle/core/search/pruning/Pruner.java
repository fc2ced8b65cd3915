package io.github.finefettle.core.search.pruning;

import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Direction;
import java.util.List;

/**
 * Decides which trials of a study are worth more training. It sees the trials in generations and
 * decides when a whole generation has reached a rung, so that its decisions are a function of the
 * values alone and not of who was quicker.
 */
public sealed interface Pruner extends Definition permits SuccessiveHalving {
  /** The resource of an open rung: training goes on until the trial's own schedule ends. */
  long OPEN = Long.MAX_VALUE;

  /**
   * How many trials make a generation.
   *
   * @return 1 or more
   */
  int generationWidth();

  /**
   * The resource, in total, up to which a trial is trained before each decision.
   *
   * @return at least one, ascending; the last may be {@link #OPEN}
   */
  List<Long> rungs();

  /**
   * What the resource counts.
   *
   * @return a plural, such as {@code "epochs"}
   */
  String unit();

  /**
   * Who stays in the race.
   *
   * @param contenders the trials of a generation that were in the race up to this rung
   * @param direction which way is better
   * @return the numbers of those that stay, ascending; of the others, those that ended are complete
   *     and those that could go on are pruned
   */
  List<Integer> survivors(List<Contender> contenders, Direction direction);

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return an equal pruner
   * @throws JsonFormatException if it is of another kind or a newer version
   */
  static Pruner fromJson(JsonValue json) {
    return SuccessiveHalving.fromJson(json.asObject());
  }
}
