package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.search.Assignment;
import io.github.finefettle.core.search.Hyperparameter;
import io.github.finefettle.core.search.HyperparameterGrid;
import io.github.finefettle.core.search.Study;
import io.github.finefettle.core.search.pruning.SuccessiveHalving;
import io.github.finefettle.core.stopping.EarlyStopping;
import io.github.finefettle.metrics.classification.ClassificationMetric;

/** What is searched, and how: the same definition in every worker process. */
final class Tuning {
  static final Hyperparameter<Double> LEARNING_RATE =
      Hyperparameter.logUniform("learning_rate", 1e-4, 1e-2);
  static final Hyperparameter<Integer> BATCH_SIZE = Hyperparameter.ordinal("batch_size", 16, 32);
  static final Hyperparameter<Integer> EPOCHS = Hyperparameter.ordinal("epochs", 3, 6);

  /** What a run usually trains: all trials to the first rung, a third on, few to the end. */
  static final int LIKELY_EPOCHS = 38;

  private static final int GENERATION = 10;
  private static final int PATIENCE = 2;

  private Tuning() {}

  /** Twenty recipes in two generations; a third of each goes on at every rung. */
  static Study study(TrainingTask task) {
    HyperparameterGrid grid =
        HyperparameterGrid.of(
            LEARNING_RATE.values(2.5e-4, 5e-4, 1e-3, 2e-3, 4e-3),
            BATCH_SIZE.values(),
            EPOCHS.values());
    return Study.optimizing(task.objective())
        .over(grid)
        .prunedBy(
            SuccessiveHalving.inGenerationsOf(GENERATION)
                .reductionFactor(3)
                .rungs(1, 3, 6)
                .unit("epochs"))
        .seed(task.seed())
        .dependingOn("task", task.fingerprint())
        .dependingOn("recipe", Recipe.careful(1, 1, 1).fingerprint())
        .dependingOn("stopping", stopping(task.objective()).fingerprint());
  }

  /** The metric that an objective names. */
  static ClassificationMetric metric(Objective objective) {
    return ClassificationMetric.parse(objective.metric());
  }

  /** The rule that ends a trial which no longer improves. */
  static EarlyStopping stopping(Objective objective) {
    return EarlyStopping.on(objective).patience(PATIENCE).warmUp(1);
  }

  /** The recipe of one point of the grid. */
  static Recipe recipe(Assignment assignment) {
    return Recipe.careful(
        assignment.get(LEARNING_RATE), assignment.get(BATCH_SIZE), assignment.get(EPOCHS));
  }
}
