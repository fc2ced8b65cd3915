package io.github.finefettle.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.loss.Loss;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.stopping.EarlyStopping;
import io.github.finefettle.core.stopping.StoppingOutcome;
import org.junit.jupiter.api.Test;

class ReadmeExampleTest {
  @Test
  void earlyStoppingInDjlCodeThatTheUserAlreadyHas() throws Exception {
    try (TinyTask task = new TinyTask(1)) {
      var model = task.model;
      var train = task.train;
      var validation = task.validation;

      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).addEvaluator(new Accuracy());
      Objective accuracy = Objective.maximize("Accuracy");
      DjlEarlyStopping stopping =
          DjlEarlyStopping.of(EarlyStopping.on(accuracy).patience(3).warmUp(1)).restoringBest();
      config.addTrainingListeners(stopping);
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(1, TinyTask.FEATURES));
        stopping.fit(trainer, 20, train, validation);
      }
      StoppingOutcome outcome = stopping.outcome();

      assertThat(outcome.reevaluated()).isEqualTo(outcome.bestValue());
    }
  }
}
