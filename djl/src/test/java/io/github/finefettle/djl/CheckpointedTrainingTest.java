package io.github.finefettle.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.training.Trainer;
import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.stopping.EarlyStopping;
import io.github.finefettle.core.stopping.StoppingOutcome;
import io.github.finefettle.djl.training.KeyedBatches;
import io.github.finefettle.djl.training.TrainingCheckpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointedTrainingTest {
  @TempDir Path folder;

  /** What a run left behind. */
  private record Result(Fingerprint latest, Fingerprint inPlace, StoppingOutcome outcome) {}

  private static DjlEarlyStopping listener() {
    return DjlEarlyStopping.of(EarlyStopping.on(Objective.minimize("loss")).patience(9))
        .restoringBest();
  }

  private static Result straight(int epochs) throws Exception {
    DjlEarlyStopping stopping = listener();
    try (TinyTask task = new TinyTask(3);
        Trainer trainer = task.trainer(stopping)) {
      StoppingOutcome outcome = stopping.fit(trainer, epochs, task.train, task.validation);
      return new Result(
          stopping.checkpoint().parameters().fingerprint(), task.weights().fingerprint(), outcome);
    }
  }

  /** How a trial of a study goes from rung to rung: a fresh model each time, and one file. */
  private Result inSegments(int... segments) throws Exception {
    Path file = folder.resolve("trial.checkpoint");
    List<Result> results = new ArrayList<>();
    for (int segment = 0; segment < segments.length; segment++) {
      DjlEarlyStopping stopping = listener();
      try (TinyTask task = new TinyTask(3);
          Trainer trainer = task.trainer(stopping)) {
        if (segment > 0) {
          stopping.resume(trainer, TrainingCheckpoint.read(file), task.adamW, task.batches);
        }
        StoppingOutcome outcome =
            stopping.fit(trainer, segments[segment], task.train, task.validation);
        TrainingCheckpoint checkpoint = stopping.checkpoint(task.adamW, task.batches);
        checkpoint.writeTo(file);
        results.add(
            new Result(
                checkpoint.parameters().fingerprint(), task.weights().fingerprint(), outcome));
      }
    }
    return results.get(results.size() - 1);
  }

  @Test
  void trainingInSegmentsEqualsTrainingInOneGoBitForBit() throws Exception {
    Result straight = straight(4);
    for (int[] segments : new int[][] {{2, 2}, {1, 1, 2}, {3, 1}}) {
      Result result = inSegments(segments);
      assertThat(result.latest()).isEqualTo(straight.latest());
      assertThat(result.inPlace()).isEqualTo(straight.inPlace());
      assertThat(result.outcome().toJson()).isEqualTo(straight.outcome().toJson());
    }
  }

  @Test
  void theBestWeightsOfAnEarlierSegmentAreStillRestored() throws Exception {
    Result straight = straight(14);
    int best = straight.outcome().bestEpoch().getAsInt();
    assertThat(best).isBetween(1, 12);
    Result result = inSegments(best + 1, 14 - best - 1);
    assertThat(result.inPlace()).isEqualTo(straight.inPlace()).isNotEqualTo(result.latest());
    assertThat(result.latest()).isEqualTo(straight.latest());
    assertThat(result.outcome().reevaluated()).isEqualTo(result.outcome().bestValue());
  }

  @Test
  void leavingAPieceOutIsNoticedBeforeAnythingChanges() throws Exception {
    DjlEarlyStopping stopping = listener();
    try (TinyTask task = new TinyTask(3);
        Trainer trainer = task.trainer(stopping)) {
      stopping.fit(trainer, 1, task.train, task.validation);
      TrainingCheckpoint withoutBatches = stopping.checkpoint(task.adamW);
      stopping.fit(trainer, 1, task.train, task.validation);
      Fingerprint before = task.weights().fingerprint();
      assertThatThrownBy(() -> stopping.resume(trainer, withoutBatches, task.adamW, task.batches))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"batches\"");
      assertThat(task.weights().fingerprint()).isEqualTo(before);
      assertThatThrownBy(
              () -> stopping.checkpoint(task.batches, KeyedBatches.of(4, 1)).parameters())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Two pieces");
    }
  }

  @Test
  void aCheckpointWithoutEarlyStoppingIsRefused() throws Exception {
    DjlEarlyStopping stopping = listener();
    try (TinyTask task = new TinyTask(3);
        Trainer trainer = task.trainer(stopping)) {
      TrainingCheckpoint bare = TrainingCheckpoint.capture(task.model.getBlock());
      assertThatThrownBy(() -> stopping.resume(trainer, bare))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no early stopping");
    }
  }
}
