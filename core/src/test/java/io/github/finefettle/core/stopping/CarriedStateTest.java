package io.github.finefettle.core.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.objective.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a tracker carries from one evaluation to the next is what reading the whole run gives. */
class CarriedStateTest {
  private static final int RULES = 120;

  private static List<Observation> run(long seed) {
    return RandomRules.run(seed + RULES, 40 + (int) (seed % 90));
  }

  @Test
  void whatIsCarriedIsWhatTheWholeRunGivesBitForBitUnderEveryRule() {
    for (long seed = 1; seed <= RULES; seed++) {
      EarlyStopping rule = RandomRules.rule(seed);
      EarlyStoppingTracker tracker = rule.start();
      for (Observation observation : run(seed)) {
        boolean stops = tracker.observe(observation).stops();
        requireAsRead(rule, tracker.state());
        if (stops) {
          break;
        }
      }
    }
  }

  private static void requireAsRead(EarlyStopping rule, RunState state) {
    ObservedRun run = new ObservedRun(rule, state);
    RunTally tally = state.tally();
    List<ObservedPoint> defined = state.points().stream().filter(ObservedPoint::isDefined).toList();
    assertThat(tally.defined()).isEqualTo(defined.size());
    assertThat(run.undefinedSoFar()).isEqualTo(state.points().size() - defined.size());
    for (PatienceUse use : tally.patience()) {
      assertThat(use.used()).isEqualTo(new PatienceCondition(use.span()).read(run));
    }
    for (int times : new int[] {1, 2, 5}) {
      WorseningCondition worsening = new WorseningCondition(times);
      assertThat(worsening.met(run)).isEqualTo(worsening.read(run));
      assertThat(new SuccessiveWorseningCondition(times).met(run).isPresent())
          .isEqualTo(run.latest().isDefined() && worsened(run, times));
    }
    if (!defined.isEmpty()) {
      requireValuesAsRead(rule, tally, defined);
    }
  }

  private static void requireValuesAsRead(
      EarlyStopping rule, RunTally tally, List<ObservedPoint> defined) {
    Direction direction = rule.objective().direction();
    double[] values = defined.stream().mapToDouble(ObservedPoint::value).toArray();
    ObservedPoint latest = defined.get(defined.size() - 1);
    assertThat(latest.compared()).isEqualTo(rule.smoothing().latest(values));
    ObservedPoint best = defined.get(0);
    double bestValue = best.value();
    for (ObservedPoint point : defined) {
      best = direction.isBetter(point.compared(), best.compared()) ? point : best;
      bestValue = direction.isBetter(point.value(), bestValue) ? point.value() : bestValue;
    }
    assertThat(tally.bestCompared()).containsSame(best);
    assertThat(tally.definedAtBest()).isEqualTo(defined.indexOf(best) + 1);
    assertThat(tally.bestValue()).isEqualTo(bestValue);
  }

  private static boolean worsened(ObservedRun run, int times) {
    double[] values = run.comparedValues();
    boolean worsened = values.length > times;
    for (int i = values.length - times; worsened && i < values.length; i++) {
      worsened = run.direction().isBetter(values[i - 1], values[i]);
    }
    return worsened;
  }

  /** A resumed tracker counts its points anew: the full replay of the same evaluations. */
  @Test
  void aTrackerResumedBeforeEachEvaluationDecidesLikeTheOneThatCarriesItsState() {
    for (long seed = 1; seed <= RULES / 4; seed++) {
      EarlyStopping rule = RandomRules.rule(seed);
      EarlyStoppingTracker carrying = rule.start();
      EarlyStoppingTracker replaying = rule.start();
      for (Observation observation : run(seed)) {
        replaying = rule.resume(JsonValue.parse(replaying.toJson().toCanonicalString()));
        StopDecision decision = carrying.observe(observation);
        assertThat(replaying.observe(observation)).isEqualTo(decision);
        assertThat(replaying.state().definedAtBest()).isEqualTo(carrying.state().definedAtBest());
        assertThat(replaying.bestSmoothedValue()).isEqualTo(carrying.bestSmoothedValue());
        if (decision.stops()) {
          break;
        }
      }
      assertThat(replaying.toJson()).isEqualTo(carrying.toJson());
    }
  }

  @Test
  void underAnotherRuleTheWholeRunIsCountedAnew() {
    for (long seed = 1; seed <= RULES / 4; seed++) {
      List<Observation> run = run(seed);
      EarlyStopping first = RandomRules.rule(seed).withoutPatience();
      EarlyStopping second = first.patience(4).warmUp(Span.steps(700)).cooldown(Span.epochs(.4));
      EarlyStoppingTracker tracker = first.start();
      int half = run.size() / 2;
      for (int i = 0; i < half && tracker.stop().isEmpty(); i++) {
        tracker.observe(run.get(i));
      }
      if (tracker.stop().isEmpty()) {
        EarlyStoppingTracker changed = second.resume(tracker.toJson());
        changed.observe(run.get(half));
        requireAsRead(second, changed.state());
      }
    }
  }

  /** The points before were observed by a rule that did not count steps. */
  @Test
  void aCountThatThePointsBeforeLackIsSaidWhereItIsNeededAndForgottenAfterAnImprovement() {
    EarlyStopping inEvaluations = EarlyStopping.on(Curves.LOSS).patience(9);
    JsonValue state = Curves.follow(inEvaluations, 3, 4).toJson();
    EarlyStopping inSteps = inEvaluations.patience(Span.steps(300));
    EarlyStoppingTracker tracker = inSteps.resume(state);
    TrainingPosition third = TrainingPosition.ofEpochs(3).atStep(300);
    assertThatThrownBy(() -> tracker.observe(Observation.at(third, Score.of(5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not count them");
    assertThat(tracker.points()).hasSize(2);
    tracker.observe(Observation.at(third, Score.of(1)));
    TrainingPosition fourth = TrainingPosition.ofEpochs(4).atStep(400);
    StopDecision decision = tracker.observe(Observation.at(fourth, Score.of(2)));
    assertThat(((StopDecision.Continue) decision).remainingPatience())
        .isEqualTo(Optional.of(Span.steps(200)));
  }

  @Test
  void theListOfPointsThatWasHandedOutDoesNotGrowAndCannotBeChanged() {
    EarlyStoppingTracker tracker = EarlyStopping.on(Curves.LOSS).patience(200).start();
    List<List<ObservedPoint>> handedOut = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      tracker.observe(Observation.of(i, i));
      handedOut.add(tracker.points());
    }
    for (int i = 1; i <= 100; i++) {
      List<ObservedPoint> points = handedOut.get(i - 1);
      assertThat(points).hasSize(i).isEqualTo(tracker.points().subList(0, i));
      assertThatThrownBy(() -> points.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }
    assertThatThrownBy(() -> handedOut.get(0).get(1)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void twoListsThatGrowFromOneKeepApart() {
    ObservedPoint a = Curves.follow(EarlyStopping.on(Curves.LOSS), 1).points().get(0);
    ObservedPoint b = Curves.follow(EarlyStopping.on(Curves.LOSS), 2).points().get(0);
    for (int size = 0; size < 40; size++) {
      ObservedPoints base = ObservedPoints.empty();
      for (int i = 0; i < size; i++) {
        base = base.with(i % 2 == 0 ? a : b);
      }
      ObservedPoints one = base.with(a).with(a);
      ObservedPoints other = base.with(b);
      assertThat(one.subList(size, size + 2)).containsExactly(a, a);
      assertThat(other.subList(size, size + 1)).containsExactly(b);
      assertThat(other).hasSize(size + 1);
      assertThat(ObservedPoints.of(base)).isEqualTo(base);
    }
  }
}
