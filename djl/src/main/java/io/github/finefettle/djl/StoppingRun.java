package io.github.finefettle.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.listener.TrainingListener.BatchData;
import ai.djl.translate.TranslateException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Improvement;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.objective.Score;
import io.github.finefettle.core.stopping.EarlyStopping;
import io.github.finefettle.core.stopping.EarlyStoppingTracker;
import io.github.finefettle.core.stopping.Evaluation;
import io.github.finefettle.core.stopping.Observation;
import io.github.finefettle.core.stopping.StopDecision;
import io.github.finefettle.core.stopping.StoppingOutcome;
import io.github.finefettle.core.stopping.TrainingHistory;
import io.github.finefettle.core.stopping.TrainingPosition;
import io.github.finefettle.djl.training.CheckpointSection;
import io.github.finefettle.djl.training.ParameterSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state of one training run that is watched: what has been measured, and the weights kept. */
final class StoppingRun {
  private static final int VERSION = 1;

  private final Trainer trainer;
  private final EarlyStopping rule;
  private final Measuring measuring;
  private final boolean keepingBest;

  private EarlyStoppingTracker tracker;
  private TrainingHistory history = TrainingHistory.empty();
  private @Nullable ParameterSnapshot best;

  /** The weights of the last epoch, while those of the best are in place instead. */
  private @Nullable ParameterSnapshot latest;

  private OptionalDouble reevaluated = OptionalDouble.empty();
  private @Nullable Supplier<ObjectiveValue> source;
  private @Nullable ObjectiveValue objective;
  private @Nullable StatedProbabilities probabilities;
  private MeanLoss trainLoss = new MeanLoss();
  private MeanLoss validationLoss = new MeanLoss();
  private RowOrder order = new RowOrder();
  private @Nullable RowOrder orderBefore;
  private long steps;
  private long examples;

  /** The time spent in segments before this one, and when this one began. */
  private Duration spent = Duration.ZERO;

  private OptionalLongNanos began = OptionalLongNanos.NONE;

  StoppingRun(
      Trainer trainer,
      EarlyStopping rule,
      Optional<MetricReading<?>> reading,
      boolean keepingBest) {
    this(
        trainer,
        rule,
        reading.map(metric -> Measuring.nothing().with(metric)).orElse(Measuring.nothing()),
        keepingBest);
  }

  StoppingRun(Trainer trainer, EarlyStopping rule, Measuring measuring, boolean keepingBest) {
    this.trainer = trainer;
    this.rule = rule;
    this.measuring = measuring;
    this.keepingBest = keepingBest;
    this.tracker = rule.start();
  }

  /** When the clock was started, if it was. */
  private record OptionalLongNanos(boolean started, long nanos) {
    static final OptionalLongNanos NONE = new OptionalLongNanos(false, 0);
  }

  boolean watches(Trainer other) {
    return trainer == other;
  }

  boolean stopped() {
    return tracker.stop().isPresent();
  }

  boolean restored() {
    return latest != null;
  }

  /** Starts the clock, where time is measured; a second call changes nothing. */
  void startClock() {
    if (!began.started() && measuring.clock().isPresent()) {
      began = new OptionalLongNanos(true, measuring.clock().get().getAsLong());
    }
  }

  /** Stops the clock: what comes until it is started again is no training. */
  void stopClock() {
    spent = elapsed();
    began = OptionalLongNanos.NONE;
  }

  private Duration elapsed() {
    if (!began.started()) {
      return spent;
    }
    return spent.plusNanos(measuring.clock().orElseThrow().getAsLong() - began.nanos());
  }

  void trainingBatch(BatchData batch) {
    startClock();
    // Whoever trains on by DJL's own loop after a restoration does so from the restored weights.
    latest = null;
    reevaluated = OptionalDouble.empty();
    source();
    forgetValidation();
    steps++;
    forEachDevice(
        batch,
        (labels, predictions) -> {
          examples += RowSlices.rows(labels);
          trainLoss.add(trainer, labels, predictions);
        });
  }

  void validationBatch(BatchData batch) {
    if (objective == null) {
      objective = source().get();
      probabilities = measuring.probabilities().map(StatedProbabilities::new).orElse(null);
    }
    ObjectiveValue current = objective;
    StatedProbabilities stated = probabilities;
    order.add(batch.getBatch());
    forEachDevice(
        batch,
        (labels, predictions) -> {
          current.add(labels, predictions);
          if (stated != null) {
            stated.add(labels, predictions);
          }
          validationLoss.add(trainer, labels, predictions);
        });
  }

  /** Looked up at the first batch, so that an unknown metric costs no epoch. */
  private Supplier<ObjectiveValue> source() {
    if (source == null) {
      // The rule may override the objective's idea of an improvement.
      Objective compared = rule.objective().improvingBy(rule.improvement());
      source = ObjectiveSource.of(compared, measuring.reading(), measuring.readers(), trainer);
    }
    return source;
  }

  private static void forEachDevice(BatchData batch, BiConsumer<NDList, NDList> action) {
    if (batch.getLabels().isEmpty()) {
      throw new IllegalStateException(
          "A batch came without any labels and predictions. With an executor service and a batch in"
              + " several parts, DJL's loop does not wait for the parts. Train without"
              + " optExecutorService, or on one device.");
    }
    for (Map.Entry<Device, NDList> entry : batch.getLabels().entrySet()) {
      NDList predictions = batch.getPredictions().get(entry.getKey());
      if (predictions == null) {
        throw new IllegalStateException(
            "The labels lie on " + entry.getKey() + " but the predictions do not. Put both there.");
      }
      action.accept(entry.getValue(), predictions);
    }
  }

  /** How far training has come at the end of an epoch; time is left to the observation. */
  private TrainingPosition endOfEpoch() {
    return TrainingPosition.ofEpochs(tracker.lastEpoch() + 1).atStep(steps).afterExamples(examples);
  }

  EpochReport epoch() {
    return evaluation(endOfEpoch());
  }

  /** Takes in what was measured since the evaluation before, at any place of a run. */
  EpochReport evaluation(TrainingPosition position) {
    if (objective == null) {
      throw new IllegalStateException(
          "The epoch ended without a validation batch, so that the objective "
              + rule.objective().metric()
              + " has no value. Pass a validation data set to fit. In a FineTuning, which evaluates"
              + " at an interval of its own, give the rule to FineTuning.stoppingBy(rule) instead"
              + " of this listener, or evaluate every epoch.");
    }
    requireSameOrder();
    Score score = objective.score();
    // A clock's reading is for the rule alone: the history is the same for every run of a seed.
    TrainingPosition timed = measuring.clock().isPresent() ? position.after(elapsed()) : position;
    StopDecision decision =
        tracker.observe(Observation.at(timed, score).withTrainLoss(trainLoss.value()));
    Evaluation measured = measured(position, score.value());
    history = history.with(measured);
    forgetBatches();
    if (keepingBest && decision.improved()) {
      best = ParameterSnapshot.capture(block());
    }
    return new EpochReport(measured, decision);
  }

  private void requireSameOrder() {
    if (!(rule.improvement() instanceof Improvement.Statistical)) {
      return;
    }
    if (orderBefore != null) {
      order.requireSameAs(orderBefore);
    }
    orderBefore = order;
  }

  private Evaluation measured(TrainingPosition position, double value) {
    Evaluation measured =
        Evaluation.at(position)
            .withTrainLoss(trainLoss.value())
            .withValidationLoss(validationLoss.value())
            .withObjective(value);
    if (probabilities != null) {
      measured = probabilities.in(measured);
    }
    return measuring.probe().isPresent()
        ? measured.withProbeLoss(probeLoss(measuring.probe().get()))
        : measured;
  }

  private double probeLoss(Dataset probe) {
    MeanLoss loss = new MeanLoss();
    try {
      evaluate(probe, (labels, predictions) -> loss.add(trainer, labels, predictions));
    } catch (IOException e) {
      throw new UncheckedIOException("The probe of training rows could not be read.", e);
    } catch (TranslateException e) {
      throw new IllegalStateException("The probe of training rows could not be processed.", e);
    }
    return loss.value();
  }

  /** Begins an epoch; what an epoch that was broken off has left behind goes. */
  void forgetBatches() {
    forgetValidation();
    trainLoss = new MeanLoss();
  }

  /** What was evaluated before the last training batch is not the validation of that epoch. */
  private void forgetValidation() {
    objective = null;
    probabilities = null;
    validationLoss = new MeanLoss();
    order = new RowOrder();
  }

  /** Puts the best weights in place, keeping the latest to go on from. */
  void restoreBest() {
    if (best != null && latest == null) {
      latest = ParameterSnapshot.capture(block());
      best.restoreInto(block());
    }
  }

  /** Puts the latest weights back in place, to train on. */
  void restoreLatest() {
    if (latest != null) {
      latest.restoreInto(block());
      latest = null;
    }
    reevaluated = OptionalDouble.empty();
  }

  /** Evaluates the weights in place once more, as evidence that they are the best. */
  void reevaluate(Dataset validation) throws IOException, TranslateException {
    ObjectiveValue again = source().get();
    evaluate(validation, again::add);
    reevaluated = OptionalDouble.of(again.value());
  }

  /** Evaluates past all listeners, so that nobody's totals are disturbed. */
  private void evaluate(Dataset dataset, BiConsumer<NDList, NDList> action)
      throws IOException, TranslateException {
    for (Batch batch : trainer.iterateDataset(dataset)) {
      try (batch) {
        for (Batch split : batch.split(trainer.getDevices(), false)) {
          action.accept(split.getLabels(), trainer.evaluate(split.getData()));
        }
      }
    }
  }

  StoppingOutcome outcome() {
    StoppingOutcome outcome = StoppingOutcome.of(tracker, history);
    return reevaluated.isPresent() ? outcome.reevaluatedAs(reevaluated.getAsDouble()) : outcome;
  }

  EarlyStopping rule() {
    return rule;
  }

  TrainingHistory history() {
    return history;
  }

  /** The weights to go on training from, whichever are in place. */
  ParameterSnapshot latestWeights() {
    return latest != null ? latest : ParameterSnapshot.capture(block());
  }

  Block block() {
    return trainer.getModel().getBlock();
  }

  CheckpointSection capture() {
    var values =
        JsonValue.object()
            .put("version", VERSION)
            .put("tracker", tracker.toJson())
            .put("history", history.toJson());
    if (measuring.clock().isPresent()) {
      values.put("elapsedNanos", elapsed().toNanos());
    }
    TreeMap<String, float[]> arrays = new TreeMap<>();
    if (best != null) {
      best.names().forEach(name -> arrays.put(name, best.values(name)));
    }
    return new CheckpointSection(values.toJson(), arrays);
  }

  void resume(CheckpointSection section) {
    tracker = rule.resume(section.values().get("tracker"));
    history = TrainingHistory.fromJson(section.values().get("history"));
    best = section.arrays().isEmpty() ? null : section.parameters();
    latest = null;
    reevaluated = OptionalDouble.empty();
    steps = tracker.lastPosition().steps().orElse(0);
    examples = tracker.lastPosition().examples().orElse(0);
    spent =
        section
            .values()
            .find("elapsedNanos")
            .map(nanos -> Duration.ofNanos(nanos.asLong()))
            .orElse(Duration.ZERO);
    began = OptionalLongNanos.NONE;
    forgetBatches();
  }
}
