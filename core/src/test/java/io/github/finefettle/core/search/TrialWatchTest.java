package io.github.finefettle.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.objective.Score;
import io.github.finefettle.core.search.pruning.SuccessiveHalving;
import io.github.finefettle.core.stopping.EarlyStopping;
import io.github.finefettle.core.stopping.Observation;
import io.github.finefettle.core.stopping.TrainingPosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One reported stream feeds the study's pruner and the stopping rule. */
class TrialWatchTest {
  private static final Objective LOSS = Objective.minimize("loss");
  private static final Hyperparameter<Integer> CURVE = Hyperparameter.ordinal("curve", 0, 1, 2, 3);

  /** Curve 0 is hopeless, 1 turns in epoch 3, 2 falls to the end, 3 is middling. */
  private static double loss(int curve, int epoch) {
    return switch (curve) {
      case 0 -> 9 - 0.01 * epoch;
      case 1 -> epoch <= 3 ? 2 - 0.5 * epoch : 0.5 + 0.3 * (epoch - 3);
      case 2 -> 2.0 / epoch;
      default -> 7 - 0.01 * epoch;
    };
  }

  private static final EarlyStopping RULE = EarlyStopping.on(LOSS).patience(2);

  private static final Study STUDY =
      Study.optimizing(LOSS)
          .over(HyperparameterGrid.of(CURVE.values()))
          .prunedBy(SuccessiveHalving.inGenerationsOf(4).reductionFactor(2).rungs(2, 6, 8))
          .seed(1);

  private static TrialReport train(Trial trial) {
    TrialWatch watch = TrialWatch.of(trial, RULE);
    int epoch = (int) trial.resourceSoFar();
    while (epoch < trial.resourceTarget() && !watch.stopped()) {
      epoch++;
      watch.observe(Observation.of(epoch, loss(trial.get(CURVE), epoch)));
    }
    return epoch == 8 ? watch.ended(epoch) : watch.reached(epoch);
  }

  private static TrialSummary of(StudyResult result, int curve) {
    return result.trials().stream()
        .filter(t -> t.assignment().get(CURVE) == curve)
        .findFirst()
        .orElseThrow();
  }

  private static void requireDistinct(StudyResult result) {
    assertThat(of(result, 0).state()).isEqualTo(TrialState.PRUNED);
    assertThat(of(result, 1).state()).isEqualTo(TrialState.EARLY_STOPPED);
    assertThat(of(result, 2).state()).isEqualTo(TrialState.COMPLETE);
    assertThat(of(result, 3).state()).isEqualTo(TrialState.PRUNED);
  }

  @TempDir Path folder;

  @Test
  void prunedEarlyStoppedAndCompleteTrialsStayDistinctAlsoInTheJournal() {
    StudyRunner runner = STUDY.runner().storedIn(folder.resolve("watched.journal"));
    StudyResult result = runner.run(TrialWatchTest::train);
    requireDistinct(result);
    requireDistinct(runner.resultSoFar());
    assertThat(runner.resultSoFar())
        .isEqualTo(result)
        .isEqualTo(STUDY.runner().run(TrialWatchTest::train));
  }

  @Test
  void anEarlyStoppedTrialCountsAsCompleteWithTheValueOfItsBestEvaluation() {
    StudyResult result = STUDY.runner().run(TrialWatchTest::train);
    TrialSummary stopped = of(result, 1);
    assertThat(stopped.value()).isEqualTo(0.5);
    assertThat(stopped.resource()).isEqualTo(5);
    assertThat(stopped.state().countsAsComplete()).isTrue();
    assertThat(result.best().assignment().get(CURVE)).isEqualTo(2);
  }

  @Test
  void anEarlyStoppedTrialMayBeTheBest() {
    Study alone = Study.optimizing(LOSS).over(HyperparameterGrid.of(CURVE.values(0, 1, 3))).seed(1);
    StudyResult result =
        alone
            .runner()
            .run(
                trial -> {
                  TrialWatch watch = TrialWatch.of(trial, RULE);
                  int epoch = 0;
                  while (epoch < 8 && !watch.stopped()) {
                    epoch++;
                    watch.observe(Observation.of(epoch, loss(trial.get(CURVE), epoch)));
                  }
                  return watch.ended(epoch);
                });
    assertThat(result.best().state()).isEqualTo(TrialState.EARLY_STOPPED);
    assertThat(result.best().value()).isEqualTo(0.5);
  }

  @Test
  void theCurveOfATrialIsThatWhichTheRuleSaw() {
    StudyResult result = STUDY.runner().run(TrialWatchTest::train);
    assertThat(of(result, 1).intermediate())
        .extracting(IntermediateValue::step)
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(of(result, 0).intermediate()).hasSize(2);
  }

  @Test
  void aPromotedTrialIsWatchedOnFromItsMemory() {
    // Curve 1 is cut in two at the rung of 2 epochs.
    StudyResult result = STUDY.runner().run(TrialWatchTest::train);
    var tracker = RULE.resume(of(result, 1).memory().orElseThrow());
    assertThat(tracker.points()).hasSize(5);
    assertThat(tracker.stop()).isPresent();
  }

  @Test
  void evaluationsWithinAnEpochMustSayTheirStep() {
    Study one = Study.optimizing(LOSS).over(HyperparameterGrid.of(CURVE.values(2))).seed(1);
    TrainingPosition position = TrainingPosition.ofEpochs(0.5);
    Score score = Score.of(1);
    one.runner()
        .run(
            trial -> {
              TrialWatch watch = TrialWatch.of(trial, RULE);
              assertThatThrownBy(() -> watch.observe(Observation.at(position, score)))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageContaining("epoch 0.5")
                  .hasMessageContaining("atStep(n)");
              watch.observe(Observation.at(position.atStep(10), score));
              return watch.ended(1);
            });
  }

  /** A store that is full refuses; a trial may also be ended from its report. */
  @Test
  void aReportThatThrowsLeavesTheRuleWhereTheTrialIs() {
    for (RuntimeException trouble :
        List.of(new CancellationException("over"), new IllegalStateException("full"))) {
      RefusingTrial trial = new RefusingTrial(trouble);
      TrialWatch watch = TrialWatch.of(trial, RULE);
      watch.observe(Observation.of(1, .5));
      watch.observe(Observation.of(2, .6));
      JsonValue before = watch.tracker().toJson();
      trial.refusing = true;
      assertThatThrownBy(() -> watch.observe(Observation.of(3, .7))).isSameAs(trouble);
      assertThat(trial.steps).containsExactly(1L, 2L);
      assertThat(watch.tracker().toJson()).isEqualTo(before);
      assertThat(watch.stopped()).isFalse();
      trial.refusing = false;
      assertThat(watch.observe(Observation.of(3, .7)).stops()).isTrue();
      assertThat(trial.steps).containsExactly(1L, 2L, 3L);
      assertThat(watch.tracker().points()).hasSize(3);
    }
  }

  @Test
  void anEvaluationThatTheRuleRefusesIsNotReported() {
    RefusingTrial trial = new RefusingTrial(new IllegalStateException("never"));
    TrialWatch watch = TrialWatch.of(trial, RULE);
    watch.observe(Observation.of(2, .5));
    assertThatThrownBy(() -> watch.observe(Observation.of(1, .4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(trial.steps).containsExactly(2L);
    watch.observe(Observation.of(3, .6));
    watch.observe(Observation.of(4, .7));
    assertThatThrownBy(() -> watch.observe(Observation.of(5, .8)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stopped this run already");
    assertThat(trial.steps).containsExactly(2L, 3L, 4L);
  }

  /** A trial of the user's own that keeps its curve in a list and can be told to refuse. */
  private static final class RefusingTrial implements Trial {
    private final RuntimeException trouble;
    final List<Long> steps = new ArrayList<>();
    boolean refusing;

    RefusingTrial(RuntimeException trouble) {
      this.trouble = trouble;
    }

    @Override
    public int number() {
      return 0;
    }

    @Override
    public Assignment assignment() {
      return STUDY.assignment(0);
    }

    @Override
    public long resourceSoFar() {
      return 0;
    }

    @Override
    public long resourceTarget() {
      return 8;
    }

    @Override
    public long seed() {
      return 1;
    }

    @Override
    public Optional<JsonValue> memory() {
      return Optional.empty();
    }

    @Override
    public void report(long step, double value) {
      if (refusing) {
        throw trouble;
      }
      steps.add(step);
    }

    @Override
    public Path directory() {
      return Path.of(".");
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }
}
