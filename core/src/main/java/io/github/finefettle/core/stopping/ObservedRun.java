package io.github.finefettle.core.stopping;

import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.objective.Objective;
import java.util.List;
import java.util.Optional;

/** What a stopping rule has seen of a run so far: the ground of its decisions. Immutable. */
public final class ObservedRun {
  private final EarlyStopping rule;
  private final RunState state;
  private final List<ObservedPoint> points;

  ObservedRun(EarlyStopping rule, RunState state) {
    this.rule = rule;
    this.state = state;
    this.points = state.points();
  }

  /**
   * The rule that watches.
   *
   * @return the rule
   */
  public EarlyStopping rule() {
    return rule;
  }

  /**
   * What is watched.
   *
   * @return the objective, with the improvement that holds in this rule
   */
  public Objective objective() {
    return rule.objective().improvingBy(rule.improvement());
  }

  /**
   * All evaluations so far.
   *
   * @return at least one, in the order of their positions
   */
  public List<ObservedPoint> points() {
    return points;
  }

  /**
   * The newest evaluation.
   *
   * @return the last of the points
   */
  public ObservedPoint latest() {
    return points.get(points.size() - 1);
  }

  /**
   * The evaluation whose weights are kept.
   *
   * @return the best, or empty while no evaluation had a value
   */
  public Optional<Observation> best() {
    return state.best();
  }

  /**
   * The values that evaluations are compared by: after smoothing, without the undefined ones.
   *
   * @return the values in the order of their positions, a copy
   */
  public double[] comparedValues() {
    return points.stream()
        .filter(ObservedPoint::isDefined)
        .mapToDouble(ObservedPoint::compared)
        .toArray();
  }

  /**
   * How far the run has come in the unit of a span.
   *
   * @param span any span
   * @return the count from the start of the run
   * @throws IllegalArgumentException if the observations do not count in that unit
   */
  public double reading(Span span) {
    return readingAt(points.size() - 1, span);
  }

  Direction direction() {
    return rule.objective().direction();
  }

  /** The count at a point; 0 before the first. */
  double readingAt(int index, Span span) {
    return index < 0 ? 0 : SpanText.require(span, "span", index + 1, points.get(index).position());
  }

  /** The best of the compared values; the evaluation in hand has one or was one before it. */
  Optional<ObservedPoint> bestCompared() {
    return state.tally().bestCompared();
  }

  /** What has been counted of the points so far. */
  RunTally tally() {
    return state.tally();
  }

  boolean isWarmingUp() {
    return isWarmingUp(points.size() - 1);
  }

  boolean isWarmingUp(int index) {
    Span warmUp = rule.warmUp();
    return warmUp.amount() > 0 && warmUp.reaches(readingAt(index, warmUp));
  }

  int undefinedSoFar() {
    return points.size() - state.tally().defined();
  }
}
