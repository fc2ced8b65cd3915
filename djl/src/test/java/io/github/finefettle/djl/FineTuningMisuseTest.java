package io.github.finefettle.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import io.github.finefettle.core.objective.Improvement;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.stopping.EarlyStopping;
import io.github.finefettle.core.stopping.Evaluation;
import io.github.finefettle.core.stopping.FitVerdict;
import io.github.finefettle.core.stopping.OverfittingDiagnosis;
import io.github.finefettle.core.stopping.Span;
import io.github.finefettle.djl.training.CheckpointFolder;
import io.github.finefettle.djl.training.KeyedBatches;
import io.github.finefettle.djl.training.internal.HostArrays;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What data and functions of the user may spoil, and must not in silence. */
class FineTuningMisuseTest {
  @TempDir Path folder;

  /** The loss of one batch is NaN, as that of a batch of padding alone. */
  private static final class NaNOnce extends SoftmaxCrossEntropyLoss {
    private final int at;
    int batches;

    NaNOnce(int at) {
      this.at = at;
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
      NDArray loss = super.evaluate(labels, predictions);
      return batches++ == at ? loss.mul(nan(loss)) : loss;
    }

    private static NDArray nan(NDArray loss) {
      return HostArrays.create(loss.getManager(), new float[] {Float.NaN}, new Shape());
    }
  }

  private static Trainer trainer(TuningTask task, Loss loss) {
    return task.trainer(new DefaultTrainingConfig(loss).optOptimizer(task.adamW));
  }

  @Test
  void aFirstStepThatIsLeftOutIsNotTakenForAnotherOptimizer() throws Exception {
    try (TuningTask task = new TuningTask(1);
        Trainer trainer = trainer(task, new NaNOnce(0))) {
      FineTuningResult result =
          FineTuning.epochs(1)
              .clippingGlobalNorm(1)
              .runner()
              .checkpointingTo(CheckpointFolder.at(folder), Span.steps(1), task.adamW, task.batches)
              .fit(trainer, task.train, task.validation);
      assertThat(result.stepsLeftOut()).isEqualTo(1);
      assertThat(task.adamW.steps()).isEqualTo(5);
    }
  }

  @Test
  void aBatchOfNoWeightCountsForNothingAlsoWhereItsLossIsUndefined() throws Exception {
    for (int accumulated : new int[] {1, 2}) {
      NaNOnce loss = new NaNOnce(1);
      try (TuningTask task = new TuningTask(1);
          Trainer trainer = trainer(task, loss)) {
        FineTuningResult result =
            FineTuning.epochs(1)
                .accumulating(accumulated)
                .runner()
                // Asked when the loss of the batch has been computed.
                .weighing(labels -> loss.batches == 2 ? 0 : LossWeight.rows().of(labels))
                .fit(trainer, task.train, task.validation);
        assertThat(task.weights().values("01Linear_weight")).doesNotContain(Float.NaN);
        assertThat(result.history().evaluations().get(0).trainLoss()).isPresent();
        assertThat(result.stepsLeftOut()).isEqualTo(accumulated == 1 ? 1 : 0);
      }
    }
  }

  @Test
  void aLossWithoutAnyWeightBeforeTheLastEvaluationIsNotMeasuredAndSoNoDivergence()
      throws Exception {
    try (TuningTask task = new TuningTask(1);
        Trainer trainer = task.trainer()) {
      FineTuningResult result =
          FineTuning.epochs(1)
              .evaluatingEvery(Span.steps(1))
              .runner()
              // The last batch of the epoch is the only one of the training that is not full.
              .weighing(
                  labels -> LossWeight.rows().of(labels) < 16 ? 0 : LossWeight.rows().of(labels))
              .fit(trainer, task.train, task.validation);
      List<Evaluation> evaluations = result.history().evaluations();
      assertThat(evaluations.get(evaluations.size() - 2).trainLoss()).isPresent();
      assertThat(evaluations.get(evaluations.size() - 1).trainLoss()).isEmpty();
      assertThat(OverfittingDiagnosis.of(result.history()).verdict().kind())
          .isNotEqualTo(FitVerdict.Kind.DIVERGED);
    }
  }

  @Test
  void aWeightBelowZeroIsRefused() throws Exception {
    try (TuningTask task = new TuningTask(1);
        Trainer trainer = task.trainer()) {
      FineTuningRunner runner = FineTuning.epochs(1).runner().weighing(labels -> -3);
      assertThatThrownBy(() -> runner.fit(trainer, task.train, task.validation))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("(-3) must be 0 or more");
    }
  }

  @Test
  void validationRowsInAnotherOrderAreRefusedAsTheyCannotBePaired() throws Exception {
    EarlyStopping beyondNoise =
        EarlyStopping.on(Objective.minimize("loss").improvingBy(Improvement.statistical(.9)))
            .patience(5);
    try (TuningTask task = new TuningTask(1);
        Trainer trainer = task.trainer()) {
      Dataset shuffled = task.rows.rows("validation rows", 50, KeyedBatches.of(32, 9));
      FineTuning tuning = FineTuning.epochs(3).stoppingBy(beyondNoise);
      assertThatThrownBy(() -> tuning.fit(trainer, task.train, shuffled))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another order");
    }
  }

  /** Each evaluation would draw an epoch of the training, and a checkpoint hold its place. */
  @Test
  void validationDataWithTheSamplerOfTheTrainingDataIsRefused() throws Exception {
    try (TuningTask task = new TuningTask(1);
        Trainer trainer = task.trainer()) {
      Dataset sharing = task.rows.rows("validation rows", 50, task.batches);
      FineTuningRunner runner =
          FineTuning.epochs(3)
              .evaluatingEvery(Span.steps(2))
              .runner()
              .checkpointingTo(
                  CheckpointFolder.at(folder), Span.steps(2), task.adamW, task.batches);
      assertThatThrownBy(() -> runner.fit(trainer, task.train, sharing))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("a sampler of its own");
    }
  }
}
