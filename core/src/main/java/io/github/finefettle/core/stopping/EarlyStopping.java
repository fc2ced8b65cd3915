package io.github.finefettle.core.stopping;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.objective.Improvement;
import io.github.finefettle.core.objective.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * A rule that says when to stop training: once no evaluation has improved for the {@link #patience}
 * of the rule, or another of its conditions holds.
 *
 * <p>Two things are kept apart. The <em>kept</em> evaluation is the best value seen, by however
 * little: its weights are worth keeping ({@link StopDecision#improved()}). The <em>reference</em>
 * is the last evaluation that improved by as much as the {@link Improvement} asks for ({@link
 * Standing#IMPROVED}); patience is measured from there, so that small gains add up until they
 * count. Every evaluation is compared with the reference, never with the one before.
 *
 * <p>The rule is an immutable value. It holds no state of a run: {@link #start()} makes a tracker
 * for each. Where several conditions hold at once, the reason is the first of: goal, divergence,
 * baseline, budget, the others as they were added, patience.
 */
@CheckReturnValue
public final class EarlyStopping implements Definition {
  private static final int DEFAULT_PATIENCE = 3;

  private final Objective objective;
  private final RuleSettings settings;

  EarlyStopping(Objective objective, RuleSettings settings) {
    this.objective = objective;
    this.settings = settings;
    if (improvement() instanceof Improvement.Statistical
        && !(settings.smoothing() instanceof Smoothing.None)) {
      throw new IllegalArgumentException(
          "The rule smooths values and compares them statistically. Both answer the noise: take"
              + " Smoothing.none(), or an absolute or relative improvement.");
    }
  }

  /**
   * A rule with a patience of {@value #DEFAULT_PATIENCE} evaluations, without warm-up.
   *
   * @param objective what is watched, which way is better and what counts as an improvement
   * @return the rule
   */
  public static EarlyStopping on(Objective objective) {
    return new EarlyStopping(objective, RuleSettings.INITIAL)
        .patience(Span.evaluations(DEFAULT_PATIENCE));
  }

  /**
   * The same rule with another patience.
   *
   * @param evaluations how many evaluations in a row without improvement end the run, 1 or more
   * @return a new rule
   */
  public EarlyStopping patience(int evaluations) {
    return patience(Span.evaluations(evaluations));
  }

  /**
   * The same rule with another patience. Each evaluation stands for the stretch since the one
   * before, and the stretches without improvement add up.
   *
   * @param span more than 0; one in steps, examples or time needs observations that count them
   * @return a new rule
   */
  public EarlyStopping patience(Span span) {
    return replacing(PatienceCondition.class, new PatienceCondition(span));
  }

  /**
   * The same rule, in which an evaluation that is worse than the reference by as much as the
   * improvement asks of a better one ({@link Standing#WORSE}) uses up patience several times over.
   * One that cannot be told from the reference is then borne longer than one that is worse. For
   * statistical improvements: with any strict gain every fall is worse.
   *
   * @param times how often a worse evaluation counts, 1 or more; 1 without this call
   * @return a new rule
   */
  public EarlyStopping countingWorse(int times) {
    return with(s -> s.withWorseCounts(times));
  }

  /**
   * The same rule without patience: only its other conditions end the run.
   *
   * @return a new rule
   */
  public EarlyStopping withoutPatience() {
    return with(s -> s.withConditions(others(PatienceCondition.class)));
  }

  /**
   * The same rule with a warm-up of some evaluations.
   *
   * @param evaluations how many evaluations come before the rule counts, 0 or more
   * @return a new rule
   * @see #warmUp(Span)
   */
  public EarlyStopping warmUp(int evaluations) {
    return warmUp(Span.evaluations(evaluations));
  }

  /**
   * The same rule with a warm-up. The best is kept from the first evaluation on, but evaluations of
   * the warm-up use up no patience, and in it only a spent budget and the policy for undefined
   * values end the run. Nothing is decided in it that would hold later.
   *
   * @param span from the start of the run; an evaluation at its end still belongs to it
   * @return a new rule
   */
  public EarlyStopping warmUp(Span span) {
    return with(s -> s.withWarmUp(span));
  }

  /**
   * The same rule with a cooldown after each change of the learning rate, as the caller tells it by
   * {@link Observation#afterLearningRateChange()}: patience starts anew there, and stands still for
   * so long.
   *
   * @param span from the evaluation before the change; one at its end still belongs to it; 0 to
   *     take no notice of changes
   * @return a new rule
   */
  public EarlyStopping cooldown(Span span) {
    return with(s -> s.withCooldown(span));
  }

  /**
   * The same rule with another idea of what counts as an improvement than its objective. It stands
   * in the rule's JSON beside the objective.
   *
   * @param rule what counts as better
   * @return a new rule
   */
  public EarlyStopping improvingBy(Improvement rule) {
    return with(s -> s.withImprovement(Optional.of(rule)));
  }

  /**
   * The same rule comparing smoothed values. The weights kept are then those of the best value as
   * measured among the neighbours of the best smoothed one: at most {@link Smoothing#reach()}
   * evaluations away, and of those before it only the one that is kept anyway.
   *
   * @param smoothing how values are smoothed; not together with a statistical improvement
   * @return a new rule
   */
  public EarlyStopping smoothedBy(Smoothing smoothing) {
    return with(s -> s.withSmoothing(smoothing));
  }

  /**
   * The same rule with another policy for values that are NaN or infinite.
   *
   * @param policy what is made of them; without this call they use up patience
   * @return a new rule
   */
  public EarlyStopping onUndefined(UndefinedPolicy policy) {
    return with(s -> s.withUndefinedPolicy(policy));
  }

  /**
   * The same rule, ending the run at the first evaluation that is NaN or infinite, warm-up or not.
   *
   * @return a new rule
   */
  public EarlyStopping stopOnUndefined() {
    return onUndefined(UndefinedPolicy.stop());
  }

  /**
   * The same rule, ending the run once the objective is at least as good as a value.
   *
   * @param value a finite value of the objective
   * @return a new rule
   */
  public EarlyStopping goal(double value) {
    return replacing(GoalCondition.class, new GoalCondition(value));
  }

  /**
   * The same rule with one more budget, warm-up or not.
   *
   * @param budget so much training ends the run
   * @return a new rule
   */
  public EarlyStopping within(Span budget) {
    return stopWhen(StopCondition.budget(budget));
  }

  /**
   * The same rule with one more condition that ends the run.
   *
   * @param condition asked beside the others
   * @return a new rule
   */
  public EarlyStopping stopWhen(StopCondition condition) {
    List<StopCondition> more = new ArrayList<>(conditions());
    more.add(condition);
    return with(s -> s.withConditions(more));
  }

  private EarlyStopping replacing(Class<? extends StopCondition> kind, StopCondition condition) {
    List<StopCondition> changed = others(kind);
    changed.add(condition);
    return with(s -> s.withConditions(changed));
  }

  private List<StopCondition> others(Class<? extends StopCondition> kind) {
    List<StopCondition> others = new ArrayList<>(conditions());
    others.removeIf(kind::isInstance);
    return others;
  }

  private EarlyStopping with(UnaryOperator<RuleSettings> change) {
    return new EarlyStopping(objective, change.apply(settings));
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
   * How long no evaluation may improve before the run ends.
   *
   * @return more than 0, or empty for a rule without patience
   */
  public Optional<Span> patience() {
    return first(PatienceCondition.class).map(PatienceCondition::span);
  }

  /**
   * How much training comes before the rule counts.
   *
   * @return 0 evaluations where there is no warm-up
   */
  public Span warmUp() {
    return settings.warmUp();
  }

  /**
   * For how long patience stands still after a change of the learning rate.
   *
   * @return 0 evaluations where there is no cooldown
   */
  public Span cooldown() {
    return settings.cooldown();
  }

  /**
   * How often a worse evaluation counts.
   *
   * @return 1 or more
   */
  public int worseCounts() {
    return settings.worseCounts();
  }

  /**
   * What counts as an improvement.
   *
   * @return the rule's own idea of it, or that of its objective
   */
  public Improvement improvement() {
    return settings.improvement().orElse(objective.improvement());
  }

  /**
   * How values are smoothed before they are compared.
   *
   * @return the smoothing
   */
  public Smoothing smoothing() {
    return settings.smoothing();
  }

  /**
   * What is made of values that are NaN or infinite.
   *
   * @return the policy
   */
  public UndefinedPolicy undefinedPolicy() {
    return settings.undefinedPolicy();
  }

  /**
   * The value that ends the run once it is reached.
   *
   * @return the goal, or empty where there is none
   */
  public OptionalDouble goal() {
    return first(GoalCondition.class).stream().mapToDouble(GoalCondition::value).findFirst();
  }

  /**
   * All conditions that end the run.
   *
   * @return the conditions, in the order in which they give the reason
   */
  public List<StopCondition> conditions() {
    return settings.conditions();
  }

  <C extends StopCondition> Optional<C> first(Class<C> kind) {
    return conditions().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /**
   * Begins to watch a run.
   *
   * @return a fresh tracker
   */
  public EarlyStoppingTracker start() {
    return new EarlyStoppingTracker(this, RunState.of(this));
  }

  /**
   * Goes on watching a run where a tracker left it. This rule's patience, warm-up, cooldown,
   * policies and conditions hold from now on and look at the whole run; they may differ from those
   * that the tracker had. A run that was stopped stays stopped.
   *
   * @param tracker what {@link EarlyStoppingTracker#toJson()} wrote
   * @return a tracker in the same state, under this rule
   * @throws JsonFormatException if the JSON is no tracker, or compared by another objective,
   *     improvement or smoothing
   */
  public EarlyStoppingTracker resume(JsonValue tracker) {
    return TrackerJson.resume(this, tracker);
  }

  /**
   * Goes on watching a run where a tracker left it, under the rule that the tracker had.
   *
   * @param tracker what {@link EarlyStoppingTracker#toJson()} wrote
   * @param registry holds the tests of the user's own that its rule names
   * @return a tracker in the same state
   * @throws JsonFormatException if the JSON is no tracker
   */
  public static EarlyStoppingTracker resumeAsItWas(JsonValue tracker, Registry registry) {
    return TrackerJson.resumeAsItWas(tracker, registry);
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return settings.toJson(objective);
  }

  /**
   * Reads what {@link #toJson()} wrote, for a rule without conditions of the user's own.
   *
   * @param json an object
   * @return an equal rule
   * @throws JsonFormatException if it is of another kind or a newer version
   */
  public static EarlyStopping fromJson(JsonValue json) {
    return fromJson(json, Registry.empty());
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @param registry holds the tests of the user's own that the rule names
   * @return an equal rule
   * @throws JsonFormatException if it is of another kind or a newer version
   */
  public static EarlyStopping fromJson(JsonValue json, Registry registry) {
    return RuleSettings.readRule(json, registry);
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
