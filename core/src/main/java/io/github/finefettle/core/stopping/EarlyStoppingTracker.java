package io.github.finefettle.core.stopping;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.NumberText;
import io.github.finefettle.core.objective.Improvement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches one training run by a rule: remembers the best evaluation and what has come since. Made
 * by {@link EarlyStopping#start()}, fresh for each run. Its state can be written down and resumed.
 *
 * <p>Not safe for use by several threads.
 */
public final class EarlyStoppingTracker {
  private final EarlyStopping rule;
  private RunState state;
  private StopDecision.@Nullable Stop stop;

  // For an agreement of several ranks, which comes right after an evaluation.
  private @Nullable Observation newest;
  private RunState before;

  EarlyStoppingTracker(EarlyStopping rule, RunState state) {
    this.rule = rule;
    this.state = state;
    this.before = state;
  }

  /**
   * Takes an evaluation in and says whether to go on. An evaluation that is refused leaves the
   * tracker as it was.
   *
   * @param observation the evaluation; its position is beyond that of the one before
   * @return the decision
   * @throws IllegalStateException if the rule has stopped this run already, or a condition of the
   *     user's own failed
   * @throws IllegalArgumentException if the position does not ascend or counts less than before, or
   *     if the rule looks at something that the observation lacks: a count in its position, the
   *     training loss, the scores of the examples
   */
  @CanIgnoreReturnValue
  public StopDecision observe(Observation observation) {
    return observe(observation, decision -> {});
  }

  /**
   * The same where something else takes the evaluation in too, such as a store: it is called once
   * the rule has decided, before the tracker moves. If it throws, the tracker is left as it was, so
   * that the two agree.
   *
   * @param observation the evaluation
   * @param also takes it in, knowing the decision; not called where the evaluation is refused
   * @return the decision
   * @throws IllegalStateException as {@link #observe(Observation)}
   * @throws IllegalArgumentException as {@link #observe(Observation)}
   */
  @CanIgnoreReturnValue
  public StopDecision observe(Observation observation, Consumer<StopDecision> also) {
    requireNext(observation);
    requireComplete(observation);
    RunState next = state.after(observation, rule);
    StopDecision decision = decide(next);
    also.accept(decision);
    before = state;
    newest = observation;
    state = next;
    stop = decision instanceof StopDecision.Stop said ? said : null;
    return decision;
  }

  private StopDecision decide(RunState next) {
    boolean improved = next.keepsLatest();
    ObservedRun run = new ObservedRun(rule, next);
    Optional<ConditionMet> met = ending(run);
    if (met.isPresent()) {
      ConditionMet reason = met.get();
      return new StopDecision.Stop(
          improved, reason.reason(), reason.evidence() + smoothedBest(next), next.best());
    }
    return new StopDecision.Continue(improved, run.latest().standing(), remainingPatience(run));
  }

  /**
   * Takes over what the processes of a distributed run have agreed on about the newest evaluation:
   * whether to stop and why, and whether its weights are kept. A stop of this rank alone is taken
   * back where the agreement is to go on; a tracker that keeps other weights than the agreed ones
   * keeps those from now on.
   *
   * @param agreed what {@link RankAgreement#reduce} made of the reports of all ranks
   * @param rank the number of this process
   * @return the decision of all, in the words of this rank; {@link StopReason#ANOTHER_RANK} where
   *     others decided
   * @throws IllegalStateException before the first evaluation
   */
  @CanIgnoreReturnValue
  public StopDecision follow(SharedDecision agreed, int rank) {
    if (newest == null) {
      throw new IllegalStateException(
          "There is no evaluation to agree on. Let the tracker observe one first.");
    }
    state = agreed.improved() ? state.keeping(newest) : state.keepingAs(before);
    if (agreed.stops()) {
      stop =
          new StopDecision.Stop(
              agreed.improved(), agreed.reasonFor(rank), agreed.evidence(), state.best());
      return stop;
    }
    stop = null;
    ObservedRun run = new ObservedRun(rule, state);
    return new StopDecision.Continue(
        agreed.improved(), run.latest().standing(), remainingPatience(run));
  }

  private void requireNext(Observation observation) {
    if (stop != null) {
      throw new IllegalStateException(
          "The rule has stopped this run already ("
              + stop.evidence()
              + "). Take a fresh tracker from rule.start() for another run.");
    }
    Optional<ObservedPoint> latest = state.latest();
    latest.ifPresent(point -> requireCountsOn(point.position(), observation.position()));
    if (latest.isPresent() && !observation.position().isBeyond(latest.get().position())) {
      throw new IllegalArgumentException(
          "The evaluation at "
              + observation.position()
              + " must be beyond the one observed before, at "
              + latest.get().position()
              + ". Maybe one tracker watches two runs: take a fresh one for each.");
    }
  }

  /** A count that begins anew would give patience and budgets back. */
  private static void requireCountsOn(TrainingPosition before, TrainingPosition now) {
    boolean fewerExamples =
        before.examples().isPresent()
            && now.examples().isPresent()
            && now.examples().getAsLong() < before.examples().getAsLong();
    boolean lessTime =
        before.elapsed().isPresent()
            && now.elapsed().isPresent()
            && now.elapsed().get().compareTo(before.elapsed().get()) < 0;
    if (fewerExamples || lessTime) {
      throw new IllegalArgumentException(
          "The evaluation at "
              + now
              + " has "
              + (fewerExamples ? "fewer examples" : "less elapsed time")
              + " ("
              + (fewerExamples ? now.examples().getAsLong() : now.elapsed().get())
              + ") than the one before ("
              + (fewerExamples ? before.examples().getAsLong() : before.elapsed().get())
              + "). Count from the start of the whole run, also where it was resumed.");
    }
  }

  private void requireComplete(Observation observation) {
    int evaluations = state.points().size() + 1;
    TrainingPosition position = observation.position();
    if (rule.warmUp().amount() > 0) {
      SpanText.require(rule.warmUp(), "warm-up", evaluations, position);
    }
    if (rule.cooldown().amount() > 0) {
      SpanText.require(rule.cooldown(), "cooldown", evaluations, position);
    }
    rule.conditions().forEach(condition -> condition.check(evaluations, observation));
    boolean defined = Double.isFinite(observation.score().value());
    if (defined && rule.improvement() instanceof Improvement.Statistical) {
      PairedScores.require(observation, state.reference());
    }
  }

  private Optional<ConditionMet> ending(ObservedRun run) {
    Optional<ConditionMet> undefined = undefinedEnding(run);
    if (undefined.isPresent()) {
      return undefined;
    }
    boolean warmingUp = run.isWarmingUp();
    return rule.conditions().stream()
        .filter(condition -> !warmingUp || condition instanceof BudgetCondition)
        .map(condition -> condition.met(run))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<ConditionMet> undefinedEnding(ObservedRun run) {
    int undefined = run.undefinedSoFar();
    if (run.latest().isDefined() || !rule.undefinedPolicy().stopsAt(undefined)) {
      return Optional.empty();
    }
    String evidence =
        "The objective was "
            + NumberText.of(run.latest().value())
            + " in "
            + run.latest().position()
            + (undefined > 1 ? ", the " + undefined + ". undefined value of the run." : ".");
    return Optional.of(new ConditionMet(StopReason.UNDEFINED_VALUE, evidence));
  }

  private Optional<Span> remainingPatience(ObservedRun run) {
    return rule.first(PatienceCondition.class).map(patience -> patience.remaining(run));
  }

  /** With smoothing the kept value is not the best compared one: both are said. */
  private String smoothedBest(RunState next) {
    OptionalDouble smoothed = next.bestSmoothed();
    if (rule.smoothing() instanceof Smoothing.None || smoothed.isEmpty()) {
      return "";
    }
    Observation kept = next.best().orElseThrow();
    return " Kept is "
        + kept.position()
        + ", the best as measured ("
        + NumberText.of(kept.score().value())
        + ") beside the best smoothed value ("
        + NumberText.of(smoothed.getAsDouble())
        + ").";
  }

  /**
   * The epoch of the best evaluation.
   *
   * @return the epoch, or empty while no evaluation had a value
   */
  public OptionalInt bestEpoch() {
    return best().stream().mapToInt(Observation::epoch).findFirst();
  }

  /**
   * The best evaluation: the one whose weights are kept.
   *
   * @return the observation, or empty while no evaluation had a value
   */
  public Optional<Observation> best() {
    return state.best();
  }

  /**
   * The value of the best evaluation, as measured.
   *
   * @return the value, or empty while no evaluation had one; also empty where other ranks chose an
   *     evaluation that was undefined here
   */
  public OptionalDouble bestValue() {
    return best().stream().mapToDouble(b -> b.score().value()).filter(Double::isFinite).findFirst();
  }

  /**
   * The best value after the rule's smoothing; the best evaluation is one of its neighbours.
   *
   * @return the value, or empty while no evaluation had one
   */
  public OptionalDouble bestSmoothedValue() {
    return state.bestSmoothed();
  }

  /**
   * The evaluation that patience is measured from.
   *
   * @return its position, or empty while no evaluation had a value
   */
  public Optional<TrainingPosition> lastImprovement() {
    return state.reference().map(Observation::position);
  }

  /**
   * All evaluations so far.
   *
   * @return the points in the order of their positions
   */
  public List<ObservedPoint> points() {
    return state.points();
  }

  /**
   * The rule's stop, once it was said.
   *
   * @return the stop, or empty while the run goes on
   */
  public Optional<StopDecision.Stop> stop() {
    return Optional.ofNullable(stop);
  }

  /**
   * The epoch of the latest evaluation.
   *
   * @return 0 before the first
   */
  public int lastEpoch() {
    return lastPosition().epoch();
  }

  /**
   * How far training had come in the latest evaluation.
   *
   * @return no epochs before the first
   */
  public TrainingPosition lastPosition() {
    return state
        .latest()
        .map(ObservedPoint::position)
        .orElseGet(() -> TrainingPosition.ofEpochs(0));
  }

  /**
   * The rule that watches.
   *
   * @return the rule
   */
  public EarlyStopping rule() {
    return rule;
  }

  RunState state() {
    return state;
  }

  /** Takes over what a stored tracker had decided. */
  void stopAsStored(StopDecision.Stop stored) {
    stop = stored;
  }

  /**
   * The state, with the rule, to go on from with {@link EarlyStopping#resume} or {@link
   * EarlyStopping#resumeAsItWas}.
   *
   * @return an object; equal for equal states
   */
  public JsonValue.JsonObject toJson() {
    return TrackerJson.write(this);
  }
}
