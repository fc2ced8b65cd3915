package io.github.finefettle.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.training.Trainer;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.stopping.EarlyStopping;
import io.github.finefettle.core.stopping.Span;
import io.github.finefettle.djl.datasets.GuardedListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listener for DJL's own loop, put into the loop that takes a rule itself. */
class ListeningRuleTest {
  private static final EarlyStopping RULE =
      EarlyStopping.on(Objective.minimize("loss")).patience(100);

  private final DjlEarlyStopping listener = DjlEarlyStopping.of(RULE);

  @Test
  void anEpochWithoutAnEvaluationNamesTheLoopAndTheRightWay() throws Exception {
    try (TuningTask task = new TuningTask(1);
        Trainer trainer = task.trainer(listener)) {
      // An epoch has 6 steps.
      FineTuning tuning = FineTuning.epochs(3).evaluatingEvery(Span.steps(9));
      assertThatThrownBy(() -> tuning.fit(trainer, task.train, task.validation))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("epoch 1 has none")
          .hasMessageContaining("every 9 steps")
          .hasMessageContaining("FineTuning.stoppingBy(rule)");
      assertThat(task.adamW.steps()).isEqualTo(6);
    }
  }

  @Test
  void anIntervalOfSeveralEpochsIsRefusedBeforeAnyTraining() throws Exception {
    try (TuningTask task = new TuningTask(1);
        Trainer trainer = task.trainer(listener)) {
      FineTuning tuning = FineTuning.epochs(4).evaluatingEvery(Span.epochs(2));
      assertThatThrownBy(() -> tuning.fit(trainer, task.train, task.validation))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("every 2 epochs")
          .hasMessageContaining("FineTuning.stoppingBy(rule)");
      assertThat(task.adamW.steps()).isZero();
    }
  }

  @Test
  void aListenerThatAnotherOneWrapsNamesTheLoopToo() throws Exception {
    try (TuningTask task = new TuningTask(1);
        Trainer trainer = task.trainer(GuardedListener.around(listener))) {
      FineTuning tuning = FineTuning.epochs(2).evaluatingEvery(Span.steps(9));
      assertThatThrownBy(() -> tuning.fit(trainer, task.train, task.validation))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("without a validation batch")
          .hasMessageContaining("FineTuning.stoppingBy(rule)");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5})
  void whereEveryEpochIsEvaluatedTheListenerSeesThemAll(double epochs) throws Exception {
    try (TuningTask task = new TuningTask(1);
        Trainer trainer = task.trainer(listener)) {
      FineTuning.epochs(3)
          .evaluatingEvery(Span.epochs(epochs))
          .fit(trainer, task.train, task.validation);
      assertThat(listener.outcome().epochsRun()).isEqualTo(3);
    }
  }

  @Test
  void withoutSuchAListenerAnEpochNeedsNoEvaluation() throws Exception {
    try (TuningTask task = new TuningTask(1);
        Trainer trainer = task.trainer()) {
      FineTuningResult result =
          FineTuning.epochs(4)
              .evaluatingEvery(Span.epochs(2))
              .fit(trainer, task.train, task.validation);
      assertThat(result.history().evaluations()).hasSize(2);
    }
  }
}
