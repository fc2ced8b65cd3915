package io.github.finefettle.djl;

import ai.djl.ndarray.NDList;
import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Evaluator;
import io.github.finefettle.core.objective.Objective;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds where the objective's value comes from: a metric that is read, the loss, an evaluator. */
final class ObjectiveSource {
  /** No other listener uses this key, so nobody else resets what is accumulated under it. */
  private static final String KEY = "finefettle";

  private ObjectiveSource() {}

  /** A maker of collectors, one for each pass through the validation rows. */
  static Supplier<ObjectiveValue> of(
      Objective objective, Optional<MetricReading<?>> reading, Trainer trainer) {
    if (reading.isPresent()) {
      return reading.get()::begin;
    }
    String metric = objective.metric();
    if (metric.equals("loss") || metric.equals(trainer.getLoss().getName())) {
      return () -> new LossValue(trainer);
    }
    List<Evaluator> named =
        trainer.getEvaluators().stream().filter(e -> e.getName().equals(metric)).toList();
    if (named.isEmpty()) {
      List<String> names = trainer.getEvaluators().stream().map(Evaluator::getName).toList();
      throw new IllegalStateException(
          "The objective "
              + metric
              + " is none of the trainer's evaluators "
              + names
              + " (nor \"loss\"), and no metric is read from predictions. Add the evaluator to the"
              + " training configuration, or call reading(metric, reader).");
    }
    Evaluator evaluator = named.get(0);
    return () -> new EvaluatorValue(evaluator);
  }

  private static final class LossValue implements ObjectiveValue {
    private final Trainer trainer;
    private final MeanLoss loss = new MeanLoss();

    LossValue(Trainer trainer) {
      this.trainer = trainer;
    }

    @Override
    public void add(NDList labels, NDList predictions) {
      loss.add(trainer, labels, predictions);
    }

    @Override
    public double value() {
      return loss.value();
    }
  }

  private static final class EvaluatorValue implements ObjectiveValue {
    private final Evaluator evaluator;

    EvaluatorValue(Evaluator evaluator) {
      this.evaluator = evaluator;
      evaluator.addAccumulator(KEY);
      evaluator.resetAccumulator(KEY);
    }

    @Override
    public void add(NDList labels, NDList predictions) {
      evaluator.updateAccumulator(KEY, labels, predictions);
    }

    @Override
    public double value() {
      return evaluator.getAccumulator(KEY);
    }
  }
}
