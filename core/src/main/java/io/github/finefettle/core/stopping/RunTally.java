package io.github.finefettle.core.stopping;

import io.github.finefettle.core.objective.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the conditions of a rule ask of a run, carried from one point to the next, so that an
 * evaluation costs the same however many there were. It follows from the points and the rule alone:
 * a run that is resumed, under the same rule or another, counts its points once. Immutable.
 *
 * @param defined how many points have a value
 * @param bestCompared the first of those with the best compared value
 * @param definedAtBest how many points had a value up to that one
 * @param bestValue the best value as measured, NaN without one
 * @param smoothed what the smoothing needs of the values
 * @param newestCompared the compared value of the newest point that has one, else NaN
 * @param worsenings how many of the newest compared values in a row were each worse than the one
 *     before
 * @param worse how many points since the last improvement and past the warm-up were worse than it;
 *     -1 where one lacks the count of the warm-up
 * @param patience of each patience in the rule's conditions
 */
record RunTally(
    int defined,
    Optional<ObservedPoint> bestCompared,
    int definedAtBest,
    double bestValue,
    SmoothedValues smoothed,
    double newestCompared,
    int worsenings,
    int worse,
    List<PatienceUse> patience) {

  /** Before the first point. */
  static RunTally of(EarlyStopping rule) {
    List<PatienceUse> patience = new ArrayList<>();
    collect(rule.conditions(), patience);
    return new RunTally(
        0,
        Optional.empty(),
        0,
        Double.NaN,
        SmoothedValues.of(rule.smoothing()),
        Double.NaN,
        0,
        0,
        List.copyOf(patience));
  }

  private static void collect(List<StopCondition> conditions, List<PatienceUse> found) {
    for (StopCondition condition : conditions) {
      if (condition instanceof PatienceCondition patience) {
        found.add(PatienceUse.of(patience.span()));
      } else if (condition instanceof AnyCondition any) {
        collect(any.conditions(), found);
      } else if (condition instanceof AllCondition all) {
        collect(all.conditions(), found);
      } else if (condition instanceof LaterCondition later) {
        collect(List.of(later.condition()), found);
      }
    }
  }

  /** After the point of an index, the one behind those counted so far. */
  RunTally after(List<ObservedPoint> points, int index, EarlyStopping rule) {
    CountedPoint before = new CountedPoint(points, index - 1);
    CountedPoint now = new CountedPoint(points, index);
    List<PatienceUse> used = new ArrayList<>(patience.size());
    for (PatienceUse use : patience) {
      used.add(use.after(before, now, rule));
    }
    int worseNow = worseAfter(now, rule);
    return now.point().isDefined()
        ? withValue(now.point(), rule.objective().direction(), worseNow, List.copyOf(used))
        : new RunTally(
            defined,
            bestCompared,
            definedAtBest,
            bestValue,
            smoothed,
            newestCompared,
            worsenings,
            worseNow,
            List.copyOf(used));
  }

  private RunTally withValue(
      ObservedPoint point, Direction direction, int worseNow, List<PatienceUse> used) {
    double compared = point.compared();
    boolean best =
        bestCompared.isEmpty() || direction.isBetter(compared, bestCompared.get().compared());
    return new RunTally(
        defined + 1,
        best ? Optional.of(point) : bestCompared,
        best ? defined + 1 : definedAtBest,
        direction.isBetter(point.value(), bestValue) ? point.value() : bestValue,
        smoothed.with(point.value()),
        compared,
        direction.isBetter(newestCompared, compared) ? worsenings + 1 : 0,
        worseNow,
        used);
  }

  private int worseAfter(CountedPoint now, EarlyStopping rule) {
    if (now.point().standing() == Standing.IMPROVED) {
      return 0;
    }
    double warmed = rule.warmUp().amount() > 0 ? now.reading(rule.warmUp()) : 0;
    if (worse < 0 || Double.isNaN(warmed)) {
      return -1;
    }
    boolean warming = rule.warmUp().amount() > 0 && rule.warmUp().reaches(warmed);
    return !warming && now.point().standing() == Standing.WORSE ? worse + 1 : worse;
  }

  /** How much of a patience is used up; empty where the rule has none such, or it must be read. */
  OptionalDouble used(Span span) {
    return patience.stream()
        .filter(use -> use.span().equals(span))
        .findFirst()
        .map(PatienceUse::known)
        .orElse(OptionalDouble.empty());
  }
}
