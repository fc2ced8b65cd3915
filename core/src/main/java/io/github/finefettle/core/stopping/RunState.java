package io.github.finefettle.core.stopping;

import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.objective.Improvement;
import io.github.finefettle.core.objective.Score;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a tracker remembers of a run. Immutable: an evaluation that is refused leaves it as it was.
 *
 * <p>Everything that a rule may be asked later follows from the points, so that a run can be
 * resumed under another patience in another unit. Only the scores of single examples are too many
 * to keep for all: they are kept for the best and for the reference.
 *
 * <p>What the conditions ask again and again stands in the tally, which follows from the points.
 *
 * @param points all evaluations
 * @param best the evaluation whose weights are kept
 * @param definedAtBest how many evaluations had a value up to that one
 * @param reference the evaluation that patience is measured from; its score holds the compared
 *     value
 * @param tally of the points
 */
record RunState(
    ObservedPoints points,
    Optional<Observation> best,
    int definedAtBest,
    Optional<Observation> reference,
    RunTally tally) {

  /** Before the first evaluation. */
  static RunState of(EarlyStopping rule) {
    return new RunState(
        ObservedPoints.empty(), Optional.empty(), 0, Optional.empty(), RunTally.of(rule));
  }

  /** What was written down, counted anew under a rule. */
  static RunState of(
      EarlyStopping rule,
      List<ObservedPoint> stored,
      Optional<Observation> best,
      Optional<Observation> reference) {
    ObservedPoints points = ObservedPoints.of(stored);
    RunTally tally = RunTally.of(rule);
    for (int i = 0; i < points.size(); i++) {
      tally = tally.after(points, i, rule);
    }
    int defined = tally.defined();
    int atBest = best.map(kept -> definedUpTo(kept.position(), points, defined)).orElse(0);
    return new RunState(points, best, atBest, reference, tally);
  }

  private static int definedUpTo(
      TrainingPosition position, List<ObservedPoint> points, int defined) {
    int count = defined;
    for (int i = points.size() - 1; i >= 0 && points.get(i).position().isBeyond(position); i--) {
      count -= points.get(i).isDefined() ? 1 : 0;
    }
    return count;
  }

  Optional<ObservedPoint> latest() {
    return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
  }

  /** Whether the weights of the newest evaluation are those that are kept. */
  boolean keepsLatest() {
    return best.isPresent()
        && latest().map(ObservedPoint::position).equals(best.map(Observation::position));
  }

  /** The same state with the weights kept that were kept in an earlier one, as ranks agreed. */
  RunState keepingAs(RunState earlier) {
    return new RunState(points, earlier.best, earlier.definedAtBest, reference, tally);
  }

  /** The same state with the weights of the newest evaluation kept, as ranks agreed. */
  RunState keeping(Observation newest) {
    return new RunState(points, Optional.of(newest), tally.defined(), reference, tally);
  }

  /** The state after one more evaluation. */
  RunState after(Observation observation, EarlyStopping rule) {
    ObservedPoint point = point(observation, rule);
    ObservedPoints more = points.with(point);
    RunTally counted = tally.after(more, points.size(), rule);
    boolean kept = keeps(point, rule);
    return new RunState(
        more,
        kept ? Optional.of(observation) : best,
        kept ? counted.defined() : definedAtBest,
        point.standing() == Standing.IMPROVED
            ? Optional.of(comparable(observation, point.compared(), rule))
            : reference,
        counted);
  }

  private ObservedPoint point(Observation observation, EarlyStopping rule) {
    double value = observation.score().value();
    boolean defined = Double.isFinite(value);
    double compared = defined ? tally.smoothed().with(value).latest() : Double.NaN;
    Standing standing =
        defined ? standing(comparable(observation, compared, rule), rule) : Standing.UNDEFINED;
    return new ObservedPoint(
        observation.position(),
        value,
        compared,
        observation.trainLoss(),
        observation.learningRateChanged(),
        standing);
  }

  private static Observation comparable(
      Observation observation, double compared, EarlyStopping rule) {
    boolean byExamples = rule.improvement() instanceof Improvement.Statistical;
    return Observation.at(
        observation.position(), byExamples ? observation.score() : Score.of(compared));
  }

  private Standing standing(Observation candidate, EarlyStopping rule) {
    if (reference.isEmpty()) {
      return Standing.IMPROVED;
    }
    Direction direction = rule.objective().direction();
    Score before = reference.get().score();
    if (rule.improvement().improves(direction, candidate.score(), before)) {
      return Standing.IMPROVED;
    }
    return rule.improvement().improves(direction, before, candidate.score())
        ? Standing.WORSE
        : Standing.UNDECIDED;
  }

  /**
   * Whether the weights of a new evaluation are kept instead of those before. Without smoothing:
   * where its value is the best. With smoothing: where it is the best as measured among the
   * neighbours of the best smoothed value, of which only one is kept at a time.
   */
  private boolean keeps(ObservedPoint latest, EarlyStopping rule) {
    if (!latest.isDefined()) {
      return false;
    }
    Direction direction = rule.objective().direction();
    // Other ranks may have kept an evaluation that was undefined here.
    if (best.isEmpty() || tally.bestCompared().isEmpty()) {
      return true;
    }
    boolean beatsKept = direction.isBetter(latest.value(), best.get().score().value());
    int reach = rule.smoothing().reach();
    if (direction.isBetter(latest.compared(), tally.bestCompared().get().compared())) {
      return beatsKept || definedSince(definedAtBest) > reach;
    }
    return beatsKept && definedSince(tally.definedAtBest()) <= reach;
  }

  /** How many evaluations with a value lie past one, the one in hand included. */
  private int definedSince(int definedUpToIt) {
    return 1 + tally.defined() - definedUpToIt;
  }

  OptionalDouble bestSmoothed() {
    return tally.bestCompared().stream().mapToDouble(ObservedPoint::compared).findFirst();
  }
}
