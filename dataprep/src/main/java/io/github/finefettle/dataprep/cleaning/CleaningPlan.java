package io.github.finefettle.dataprep.cleaning;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.rule.CleaningRule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What to clean, by roles and in the order written. Immutable. A {@link DatasetCleaner} makes it
 * step by step and runs it on rows of a schema; the plan itself knows no schema, so that it has a
 * JSON form.
 */
@CheckReturnValue
public final class CleaningPlan implements Definition {
  /** The version of the JSON form that this release writes. */
  public static final int VERSION = 1;

  private static final String KIND = "cleaning-plan";

  private final CleaningTask task;
  private final List<CleaningRule> steps;
  private final RemovalGuard guard;

  private CleaningPlan(CleaningTask task, List<CleaningRule> steps, RemovalGuard guard) {
    this.task = task;
    this.steps = List.copyOf(steps);
    this.guard = guard;
  }

  static CleaningPlan forTask(CleaningTask task) {
    return new CleaningPlan(task, List.of(), new RemovalGuard(OptionalDouble.empty()));
  }

  CleaningPlan with(CleaningRule step) {
    List<CleaningRule> more = new ArrayList<>(steps);
    more.add(step);
    return new CleaningPlan(task, more, guard);
  }

  CleaningPlan withSteps(List<CleaningRule> newSteps) {
    return new CleaningPlan(task, newSteps, guard);
  }

  CleaningPlan with(RemovalGuard newGuard) {
    return new CleaningPlan(task, steps, newGuard);
  }

  List<CleaningRule> steps() {
    return steps;
  }

  RemovalGuard guard() {
    return guard;
  }

  /** Whether every function of the plan has a name. */
  boolean hasJson() {
    return steps.stream().noneMatch(step -> step instanceof OwnRule own && own.named().isEmpty());
  }

  /**
   * What the rows are to be used for.
   *
   * @return the task
   */
  public CleaningTask task() {
    return task;
  }

  /**
   * The rules in the order in which they run.
   *
   * @return their ids
   */
  public List<String> rules() {
    return steps.stream().map(CleaningRule::id).toList();
  }

  @Override
  public JsonValue.JsonObject toJson() {
    var json =
        JsonValue.object()
            .put("kind", KIND)
            .put("version", VERSION)
            .put("task", task.id())
            .put("steps", steps.stream().map(CleaningRule::toJson).toList());
    guard.limit().ifPresent(limit -> json.put("stopIfRuleRemovesMoreThan", limit));
    return json.toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @param registry knows the user's own steps that the plan names
   * @return an equal plan
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is of another kind or a
   *     newer version
   * @throws IllegalArgumentException if the plan names a function that the registry does not know
   */
  public static CleaningPlan fromJson(JsonValue json, Registry registry) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind(KIND, VERSION);
    List<CleaningRule> steps =
        o.array("steps").stream()
            .map(step -> RuleCatalogue.read(step.asObject(), registry))
            .toList();
    OptionalDouble limit =
        o.find("stopIfRuleRemovesMoreThan")
            .map(value -> OptionalDouble.of(value.asDouble()))
            .orElse(OptionalDouble.empty());
    return new CleaningPlan(CleaningTask.of(o.string("task")), steps, new RemovalGuard(limit));
  }

  /** Equal if the steps, with their functions, and the limit are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CleaningPlan that
        && task.equals(that.task)
        && steps.equals(that.steps)
        && guard.equals(that.guard);
  }

  @Override
  public int hashCode() {
    return rules().hashCode();
  }

  /** The task and the rules. */
  @Override
  public String toString() {
    return "CleaningPlan[" + task.id() + ", " + rules() + "]";
  }
}
