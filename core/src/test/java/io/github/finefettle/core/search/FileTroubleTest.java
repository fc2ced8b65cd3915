package io.github.finefettle.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.search.pruning.SuccessiveHalving;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk is no fault of a trial's values: the study stops and can be resumed. */
class FileTroubleTest {
  private static final Hyperparameter<Double> RATE = Hyperparameter.uniform("rate", 0, 1);

  @TempDir Path folder;

  @Test
  void aFullDiskStopsTheStudyAndFailsNoTrial() {
    StudyRunner runner =
        Study.optimizing(Objective.maximize("score"))
            .over(HyperparameterGrid.of(RATE.values(0.1, 0.2, 0.3, 0.4)))
            .prunedBy(SuccessiveHalving.inGenerationsOf(4).reductionFactor(2).rungs(1, 2))
            .seed(1)
            .runner()
            .storedIn(folder.resolve("study.journal"));
    StudyResult calm =
        Study.optimizing(Objective.maximize("score"))
            .over(HyperparameterGrid.of(RATE.values(0.1, 0.2, 0.3, 0.4)))
            .prunedBy(SuccessiveHalving.inGenerationsOf(4).reductionFactor(2).rungs(1, 2))
            .seed(1)
            .runner()
            .run(FileTroubleTest::train);

    assertThatThrownBy(
            () ->
                runner.run(
                    trial -> {
                      if (trial.number() == 2) {
                        throw new IOException("No space left on device");
                      }
                      return train(trial);
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("same journal");
    assertThat(runner.resultSoFar().trials(TrialState.FAILED)).isEmpty();

    assertThat(runner.run(FileTroubleTest::train).toJson()).isEqualTo(calm.toJson());
  }

  private static TrialReport train(Trial trial) {
    return TrialReport.reached(trial.resourceTarget(), trial.get(RATE) * trial.resourceTarget());
  }
}
