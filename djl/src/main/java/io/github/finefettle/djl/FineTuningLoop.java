package io.github.finefettle.djl;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.translate.TranslateException;
import io.github.finefettle.core.objective.Improvement;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.objective.Score;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.stopping.Evaluation;
import io.github.finefettle.core.stopping.Span;
import io.github.finefettle.core.stopping.StoppingOutcome;
import io.github.finefettle.core.stopping.TrainingPosition;
import io.github.finefettle.djl.regularization.GradientClipping;
import io.github.finefettle.djl.training.ParameterSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a fine-tuning. The order of events is DJL's: forward and backward pass, {@code
 * onTrainingBatch}, step; after an epoch {@code onValidationBatch} for each batch, then {@code
 * onEpoch}. An evaluation in the middle of an epoch is told to no listener, so that it cannot get
 * into what they count for the epoch.
 */
final class FineTuningLoop {
  /** Ten tenths of an epoch are one. */
  private static final double ROUNDING = 1e-9;

  private final FineTuning definition;
  private final FineTuningSettings settings;
  private final Trainer trainer;
  private final Dataset train;
  private final Dataset validation;
  private final @Nullable RunCheckpoints checkpoints;
  private final EvaluationPass pass;
  private final GradientGroup group;
  private final FineTuningState state;
  private final Supplier<ObjectiveValue> objective;
  private final boolean watchingLoss;
  private final boolean comparingRows;
  private final @Nullable TrainProbe probe;
  private @Nullable RowOrder orderBefore;
  private final Stopwatch watch = new Stopwatch();

  FineTuningLoop(
      FineTuning definition,
      FineTuningSettings settings,
      Trainer trainer,
      Dataset train,
      Dataset validation) {
    this.definition = definition;
    this.settings = settings;
    this.trainer = trainer;
    this.train = train;
    this.validation = validation;
    LossWeight weight = settings.weight();
    this.pass = new EvaluationPass(trainer, weight);
    Optional<GradientClipping> clipping =
        definition.largestNorm().stream()
            .mapToObj(norm -> GradientClipping.byGlobalNorm(norm).reportingNonFinite())
            .findFirst();
    this.group = new GradientGroup(trainer, definition.accumulated(), weight, clipping);
    this.state = new FineTuningState(definition);
    // Looked up before the first batch, so that an unknown metric costs no training.
    Objective compared = definition.rule().objective().improvingBy(definition.rule().improvement());
    this.objective =
        ObjectiveSource.of(
            compared, settings.measuring().reading(), settings.measuring().readers(), trainer);
    this.comparingRows = compared.improvement() instanceof Improvement.Statistical;
    this.watchingLoss = objective.get() instanceof LossValue && !comparingRows;
    this.probe =
        definition.probeRows().isPresent()
            ? TrainProbe.of(train, definition.probeRows().getAsInt())
            : null;
    this.checkpoints =
        settings
            .checkpointing()
            .map(chosen -> new RunCheckpoints(definition, chosen, trainer, state, group))
            .orElse(null);
  }

  /** The time spent, over all processes of the run. */
  private static final class Stopwatch {
    private final long begin = System.nanoTime();
    private long before;

    long nanos() {
      return before + System.nanoTime() - begin;
    }
  }

  FineTuningResult run() throws IOException, TranslateException {
    group.clear();
    ListeningRule.requireFirstEpochEvaluated(trainer, definition);
    Optional<TrainingPosition> resumedFrom = Optional.empty();
    List<Path> damaged = List.of();
    if (checkpoints != null) {
      OptionalLong before = checkpoints.resume();
      if (before.isPresent()) {
        watch.before = before.getAsLong();
        resumedFrom = Optional.of(state.counts.position());
      }
      damaged = checkpoints.damaged();
    }
    while (!state.isFinished()) {
      epoch();
      if (state.isStopped() || state.counts.epochs() == definition.epochs()) {
        state.finish();
        save();
      }
    }
    StoppingOutcome outcome = StoppingOutcome.of(state.tracker(), state.history());
    return new FineTuningResult(
        restoringBest(outcome),
        state.counts,
        state.counts.position(),
        Duration.ofNanos(watch.nanos()),
        resumedFrom,
        damaged);
  }

  private void epoch() throws IOException, TranslateException {
    boolean over = false;
    if (checkpoints != null) {
      checkpoints.beforeEpoch();
    }
    try (BatchStream batches = BatchStream.of(trainer, train)) {
      if (checkpoints != null) {
        checkpoints.requireSamplerInUse();
      }
      over = !batches.hasNext();
      if (over) {
        requireRows();
      }
      while (!over && !state.isStopped()) {
        boolean stepped;
        try (Batch batch = batches.next()) {
          stepped = train(batch);
        }
        over = !batches.hasNext();
        if (!over) {
          withinEpoch(stepped);
        }
      }
    }
    if (over) {
      endOfEpoch();
    }
  }

  private void requireRows() {
    if (state.counts.batches() == 0) {
      throw new IllegalArgumentException(
          "The training data set gave no batch. Give it rows, or a smaller batch where the last"
              + " incomplete one is dropped.");
    }
  }

  /** Returns whether the weights were updated. */
  private boolean train(Batch batch) {
    if (state.counts.rowsOfEpoch() == 0) {
      state.counts = state.counts.inEpochsOf(Math.max(0, batch.getProgressTotal()));
    } else if (checkpoints != null) {
      checkpoints.requireSameRows(batch.getProgressTotal());
    }
    long rows = batch.getSize();
    group.train(batch, state.trainLoss());
    state.counts = state.counts.afterBatch(rows);
    if (!group.isFull()) {
      return false;
    }
    step();
    return true;
  }

  private void step() {
    if (checkpoints != null) {
      checkpoints.beforeStep();
    }
    GradientGroup.Step step = group.step();
    state.counts = state.counts.afterStep(step);
    if (checkpoints != null) {
      checkpoints.requireOptimizerInUse(step);
    }
    long total = definition.epochs() * state.counts.rowsOfEpoch();
    int number = state.counts.epochs() + 1;
    settings
        .progress()
        .progressed(
            new Progress(
                "fine-tuning, epoch " + number + " of " + definition.epochs(),
                state.counts.examples(),
                total > 0 ? OptionalLong.of(total) : OptionalLong.empty(),
                "rows",
                ""));
  }

  private void withinEpoch(boolean stepped) throws IOException, TranslateException {
    if (stepped && isDue(definition.interval(), state.evaluatedAt())) {
      requireKnownEpoch();
      tell(evaluate(false));
    }
    if (stepped && !state.isStopped()) {
      saveIfDue();
    }
    stopIfCancelled();
  }

  private void requireKnownEpoch() {
    if (state.counts.rowsOfEpoch() == 0) {
      throw new IllegalStateException(
          "The training data set does not say how many rows an epoch has, so that an evaluation"
              + " within an epoch has no position. Take a RandomAccessDataset, or evaluate every"
              + " epoch.");
    }
  }

  private void endOfEpoch() throws IOException, TranslateException {
    if (!group.isEmpty()) {
      step();
    }
    state.counts = state.counts.afterEpoch();
    boolean last = state.counts.epochs() == definition.epochs();
    @Nullable EpochReport report =
        last || isDue(definition.interval(), state.evaluatedAt()) ? evaluate(true) : null;
    if (report == null) {
      ListeningRule.requireEvaluated(trainer, definition, state.counts.epochs());
    }
    trainer.notifyListeners(listener -> listener.onEpoch(trainer));
    if (report != null) {
      tell(report);
    }
    if (!last && !state.isStopped()) {
      saveIfDue();
      stopIfCancelled();
    }
  }

  /**
   * Whether another multiple of the span has been reached. Counted from the start of the run and
   * not from the last time, so that steps that overshoot do not add up.
   */
  private boolean isDue(Span span, TrainingPosition since) {
    return multiples(span, timed()) > multiples(span, since);
  }

  private static double multiples(Span span, TrainingPosition position) {
    return Math.floor(span.reading(0, position).orElse(0) / span.amount() + ROUNDING);
  }

  private TrainingPosition timed() {
    return state.counts.position().after(Duration.ofNanos(watch.nanos()));
  }

  /** What a pass through the validation rows gave. */
  private record Measured(
      Score objective, double loss, Optional<StatedProbabilities> stated, RowOrder order) {}

  private Measured measure(boolean tellingListeners) throws IOException, TranslateException {
    ObjectiveValue value = objective.get();
    Optional<StatedProbabilities> stated =
        settings.measuring().probabilities().map(StatedProbabilities::new);
    BiConsumer<NDList, NDList> reader =
        (labels, predictions) -> {
          // The loss is measured anyway, and weighed as the user said.
          if (!watchingLoss) {
            value.add(labels, predictions);
          }
          stated.ifPresent(read -> read.add(labels, predictions));
        };
    try (BatchStream batches = BatchStream.of(trainer, validation)) {
      RowOrder order = new RowOrder();
      WeighedLoss loss = pass.over(batches, tellingListeners, order, reader);
      if (loss.isEmpty()) {
        throw new IllegalArgumentException(
            "The validation data set gave no batch, so that the objective "
                + definition.rule().objective().metric()
                + " has no value. Hold some training rows back for it.");
      }
      Score score = watchingLoss ? Score.of(loss.value()) : value.score();
      return new Measured(score, loss.value(), stated, order);
    }
  }

  private EpochReport evaluate(boolean tellingListeners) throws IOException, TranslateException {
    Measured found = measure(tellingListeners);
    requireSameOrder(found.order);
    if (checkpoints != null) {
      checkpoints.requireSamplerOfTrainingAlone();
    }
    Evaluation measured = Evaluation.at(state.counts.position()).withValidationLoss(found.loss);
    if (found.stated.isPresent()) {
      measured = found.stated.get().in(measured);
    }
    if (probe != null) {
      measured = measured.withProbeLoss(probe.measure(trainer, pass));
    }
    return state.observe(timed(), measured, found.objective, block());
  }

  private void requireSameOrder(RowOrder order) {
    if (comparingRows && orderBefore != null) {
      order.requireSameAs(orderBefore);
    }
    orderBefore = order;
  }

  private void tell(EpochReport report) {
    if (settings.callback().isEmpty()) {
      return;
    }
    try {
      settings.callback().get().afterEpoch(report);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(
          "The callback after the evaluation at " + report.measured().position() + " failed.", e);
    }
  }

  private void saveIfDue() throws IOException {
    if (checkpoints != null
        && isDue(settings.checkpointing().orElseThrow().every(), checkpoints.savedAt())) {
      save();
    }
  }

  private void save() throws IOException {
    if (checkpoints != null) {
      checkpoints.save(timed());
    }
  }

  private void stopIfCancelled() throws IOException {
    if (!settings.cancellation().isCancelled() || state.isStopped()) {
      return;
    }
    save();
    throw new CancellationException(
        "The fine-tuning was cancelled at "
            + state.counts.position()
            + (checkpoints == null
                ? ". Its weights are in place, but without a checkpoint folder it cannot be"
                    + " resumed."
                : ". Call fit again with the same folder to go on."));
  }

  /** With the best weights in place, and what they score as the proof. */
  private StoppingOutcome restoringBest(StoppingOutcome outcome)
      throws IOException, TranslateException {
    ParameterSnapshot best = state.best();
    if (best == null) {
      return outcome;
    }
    best.restoreInto(block());
    return settings.verifying() ? outcome.reevaluatedAs(measure(false).objective.value()) : outcome;
  }

  private Block block() {
    return trainer.getModel().getBlock();
  }
}
