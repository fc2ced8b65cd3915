package io.github.finefettle.core.stopping;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Objective;
import java.util.OptionalDouble;

/**
 * A rule that says when to stop training: once {@link #patience} evaluations in a row have not
 * improved on the best so far, by the objective's own idea of an improvement.
 *
 * <p>Every evaluation is compared with the best, never with the one before. An evaluation whose
 * value is undefined (NaN or infinite) is no improvement and uses up patience like any other; with
 * {@link #stopOnUndefined()} it ends the run at once. The objective alone owns direction and
 * minimum delta, so that gains too small to count add up: they are measured from the best that did
 * count.
 *
 * <p>The rule is an immutable value. It holds no state of a run: {@link #start()} makes a tracker
 * for each.
 */
@CheckReturnValue
public final class EarlyStopping implements Definition {
  private static final String KIND = "early-stopping";
  private static final int VERSION = 1;
  private static final int DEFAULT_PATIENCE = 3;

  private final Objective objective;
  private final int patience;
  private final int warmUp;
  private final boolean stopOnUndefined;
  private final OptionalDouble goal;

  private EarlyStopping(
      Objective objective, int patience, int warmUp, boolean stopOnUndefined, OptionalDouble goal) {
    if (patience < 1) {
      throw new IllegalArgumentException(
          "The patience ("
              + patience
              + ") must be 1 or more evaluations. Take 1 to stop at the first evaluation without"
              + " improvement.");
    }
    if (warmUp < 0) {
      throw new IllegalArgumentException(
          "The warm-up (" + warmUp + ") must be 0 or more evaluations.");
    }
    if (goal.isPresent() && !Double.isFinite(goal.getAsDouble())) {
      throw new IllegalArgumentException(
          "The goal (" + goal.getAsDouble() + ") must be a finite value of the objective.");
    }
    this.objective = objective;
    this.patience = patience;
    this.warmUp = warmUp;
    this.stopOnUndefined = stopOnUndefined;
    this.goal = goal;
  }

  /**
   * A rule with a patience of {@value #DEFAULT_PATIENCE} evaluations and no warm-up.
   *
   * @param objective what is watched, which way is better and what counts as an improvement
   * @return the rule
   */
  public static EarlyStopping on(Objective objective) {
    return new EarlyStopping(objective, DEFAULT_PATIENCE, 0, false, OptionalDouble.empty());
  }

  /**
   * The same rule with another patience.
   *
   * @param evaluations how many evaluations in a row without improvement end the run, 1 or more
   * @return a new rule
   */
  public EarlyStopping patience(int evaluations) {
    return new EarlyStopping(objective, evaluations, warmUp, stopOnUndefined, goal);
  }

  /**
   * The same rule with a warm-up. The best is kept from the first evaluation on, but evaluations of
   * the warm-up use up no patience, and neither patience nor goal ends the run in it.
   *
   * @param evaluations how many evaluations come before the rule counts, 0 or more
   * @return a new rule
   */
  public EarlyStopping warmUp(int evaluations) {
    return new EarlyStopping(objective, patience, evaluations, stopOnUndefined, goal);
  }

  /**
   * The same rule, ending the run at the first evaluation that is NaN or infinite, warm-up or not.
   *
   * @return a new rule
   */
  public EarlyStopping stopOnUndefined() {
    return new EarlyStopping(objective, patience, warmUp, true, goal);
  }

  /**
   * The same rule, ending the run once the objective is at least as good as a value.
   *
   * @param value a finite value of the objective
   * @return a new rule
   */
  public EarlyStopping goal(double value) {
    return new EarlyStopping(
        objective, patience, warmUp, stopOnUndefined, OptionalDouble.of(value));
  }

  /**
   * What is watched.
   *
   * @return the objective
   */
  public Objective objective() {
    return objective;
  }

  /**
   * How many evaluations in a row without improvement end the run.
   *
   * @return 1 or more
   */
  public int patience() {
    return patience;
  }

  /**
   * How many evaluations come before the rule counts.
   *
   * @return 0 or more
   */
  public int warmUp() {
    return warmUp;
  }

  /**
   * Whether an undefined value ends the run at once.
   *
   * @return true if it does
   */
  public boolean stopsOnUndefined() {
    return stopOnUndefined;
  }

  /**
   * The value that ends the run once it is reached.
   *
   * @return the goal, or empty where there is none
   */
  public OptionalDouble goal() {
    return goal;
  }

  /**
   * Begins to watch a run.
   *
   * @return a fresh tracker
   */
  public EarlyStoppingTracker start() {
    return new EarlyStoppingTracker(this);
  }

  /**
   * Goes on watching a run where a tracker left it. This rule's patience, warm-up and goal hold
   * from now on, which may differ from those that the tracker had. A run that was stopped stays
   * stopped.
   *
   * @param tracker what {@link EarlyStoppingTracker#toJson()} wrote
   * @return a tracker in the same state
   * @throws JsonFormatException if the JSON is no tracker, or watched another objective
   */
  public EarlyStoppingTracker resume(JsonValue tracker) {
    return EarlyStoppingTracker.fromJson(this, tracker);
  }

  @Override
  public JsonValue.JsonObject toJson() {
    var json =
        JsonValue.object()
            .put("kind", KIND)
            .put("version", VERSION)
            .put("objective", objective.toJson())
            .put("patience", patience)
            .put("warmUp", warmUp)
            .put("stopOnUndefined", stopOnUndefined);
    goal.ifPresent(value -> json.put("goal", value));
    return json.toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return an equal rule
   * @throws JsonFormatException if it is of another kind or a newer version
   */
  public static EarlyStopping fromJson(JsonValue json) {
    JsonValue.JsonObject object = StoppingJson.require(json, KIND, VERSION);
    return new EarlyStopping(
        Objective.fromJson(object.get("objective")),
        Math.toIntExact(object.integer("patience")),
        Math.toIntExact(object.integer("warmUp")),
        object.get("stopOnUndefined").asBoolean(),
        StoppingJson.optionalDouble(object, "goal"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EarlyStopping that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  /** The canonical JSON. */
  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }
}
