package io.github.finefettle.djl;

import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.listener.TrainingListener;
import ai.djl.translate.TranslateException;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.split.TrainingScope;
import io.github.finefettle.core.stopping.EarlyStopping;
import io.github.finefettle.core.stopping.StoppingOutcome;
import io.github.finefettle.djl.internal.ValidationPass;
import io.github.finefettle.djl.training.CheckpointFolder;
import io.github.finefettle.djl.training.CheckpointRecovery;
import io.github.finefettle.djl.training.CheckpointSection;
import io.github.finefettle.djl.training.Resumable;
import io.github.finefettle.djl.training.TrainingCheckpoint;
import io.github.finefettle.metrics.calibration.ProbabilityRow;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends DJL training by an {@link EarlyStopping} rule and puts the best weights back.
 *
 * <pre>{@code
 * DjlEarlyStopping stopping = DjlEarlyStopping.of(rule).restoringBest();
 * config.addTrainingListeners(stopping);          // anywhere in the list
 * try (Trainer trainer = model.newTrainer(config)) {
 *   trainer.initialize(shape);
 *   stopping.fit(trainer, 20, train, validation); // EasyTrain.fit, ended quietly
 * }
 * stopping.outcome();                             // best epoch, value, reason
 * }</pre>
 *
 * <p>The value of an epoch is gathered by this listener itself, so that neither the order of
 * listeners nor DJL's default listeners matter. It is the metric given to {@link #reading}; else
 * the catalogue's metric of the objective's signature, for the rows that {@link
 * #readingPredictions} gives; else the loss ("loss" or the loss's name, weighted by rows); else the
 * trainer's evaluator whose name is the objective's metric. Where there is none of these, the first
 * batch ends in an error that says what there is. Validation batches that other code evaluates on
 * its own account, from within a listener or between batches, are not counted.
 *
 * <p>An objective that compares statistically is given the score of each example: the metric of its
 * row alone, or the loss or evaluator of a single row of the same predictions. That is refused
 * where the whole is not the mean of its examples (but for metrics of items, which are scored item
 * by item by their nature): an F1 has no value for a row. The validation rows must come in the same
 * order in each epoch, which is checked where the data set tells its rows apart.
 *
 * <p>Whoever calls {@code EasyTrain.fit} instead of {@link #fit} gets a {@link
 * DjlEarlyStoppedException} out of it when the rule stops: in the first training batch after that
 * epoch, before the weights change, when all listeners have heard of the epoch. With {@link
 * #restoringBest()} the best weights are put in place before it is thrown; a run that reaches its
 * last epoch has them after {@link #restore} or once the trainer is closed.
 *
 * <p>It needs an evaluation at the end of each epoch. The loop of {@link FineTuning} evaluates at
 * an interval of its own and takes the rule itself, by {@code stoppingBy}; this listener works in
 * it only where it evaluates every epoch.
 *
 * <p>While it runs, a test split cannot be opened on this thread. A listener belongs to one
 * trainer: make a fresh one for each. One device. Not safe for use by several threads.
 */
@CheckReturnValue
public final class DjlEarlyStopping implements TrainingListener {
  /** The section of a checkpoint that holds the tracker ("tracker") and the history ("history"). */
  public static final String CHECKPOINT_SECTION = "stopping";

  private static final Logger LOG = LoggerFactory.getLogger(DjlEarlyStopping.class);

  private final StoppingSettings settings;
  private final ValidationPass pass = new ValidationPass();
  private @Nullable StoppingRun run;
  private boolean fitting;

  private DjlEarlyStopping(StoppingSettings settings) {
    this.settings = settings;
  }

  /**
   * A listener that stops by a rule and leaves the weights as they are.
   *
   * @param rule when to stop
   * @return the listener
   */
  public static DjlEarlyStopping of(EarlyStopping rule) {
    return new DjlEarlyStopping(StoppingSettings.of(rule));
  }

  /**
   * The same listener, putting the best weights in place at the end. {@link #fit} then evaluates
   * them once more on the validation rows, as evidence that they are the best; {@link
   * #withoutVerifying()} saves that pass.
   *
   * @return a new listener
   */
  public DjlEarlyStopping restoringBest() {
    return new DjlEarlyStopping(settings.restoring());
  }

  /**
   * The same listener, not evaluating the restored weights once more.
   *
   * @return a new listener
   */
  public DjlEarlyStopping withoutVerifying() {
    return new DjlEarlyStopping(settings.notVerifying());
  }

  /**
   * The same listener with a metric as the objective, counted over all rows of the validation data.
   *
   * @param metric the metric; its signature and direction are those of the rule's objective
   * @param reader turns each validation batch into the metric's rows
   * @param <R> the metric's type of a row
   * @return a new listener
   * @throws IllegalArgumentException if the rule watches another metric or the other direction
   */
  public <R> DjlEarlyStopping reading(Metric<R> metric, PredictionReader<R> reader) {
    if (!metric.signature().equals(settings.rule().objective().metric())
        || metric.direction() != settings.rule().objective().direction()) {
      throw new IllegalArgumentException(
          "The metric "
              + metric.signature()
              + " ("
              + metric.direction()
              + ") must be the one that the rule watches, which is "
              + settings.rule().objective().metric()
              + " ("
              + settings.rule().objective().direction()
              + "). Make the rule with EarlyStopping.on(metric.objective()).");
    }
    return measuring(settings.measuring().with(new MetricReading<>(metric, reader)));
  }

  /**
   * The same listener with readers of typed rows. The rule's objective is looked up by its
   * signature in the catalogue of metrics, among the families that the readers give rows for, and
   * counted over all rows of the validation data.
   *
   * @param readers such as {@code ClassPredictions.ofLogits("ham", "spam").labelPairs()}; of two
   *     for one family the first is used
   * @return a new listener
   */
  public DjlEarlyStopping readingPredictions(FamilyReader<?>... readers) {
    return measuring(settings.measuring().with(List.of(readers)));
  }

  /**
   * The same listener, evaluating a fixed sample of the training rows at the end of each epoch, in
   * evaluation mode and past all listeners. The history then holds a training loss that can be
   * compared with the validation loss, which {@code OverfittingDiagnosis} asks for: the loss of
   * training itself is measured with dropout and while the weights change.
   *
   * @param rows as many training rows as the validation has, with a sampler of their own
   * @return a new listener
   */
  public DjlEarlyStopping probing(Dataset rows) {
    return measuring(settings.measuring().with(rows));
  }

  /**
   * The same listener, measuring the accuracy and the calibration error of the validation rows as
   * well (the expected calibration error of 15 bins), for the diagnosis of overfitting.
   *
   * @param reader such as {@code ClassPredictions.ofLogits("ham", "spam").probabilities()}
   * @return a new listener
   */
  public DjlEarlyStopping measuringCalibration(PredictionReader<ProbabilityRow> reader) {
    return measuring(settings.measuring().with(reader));
  }

  /**
   * The same listener, telling the rule the time that training takes, from the first batch on, the
   * time before a resumed checkpoint included. For rules that count time; what they decide then
   * depends on the machine, outside the promise of equal results. The history holds no times.
   *
   * @return a new listener
   */
  public DjlEarlyStopping measuringTime() {
    return measuringTime(System::nanoTime);
  }

  /** The same by a clock of nanoseconds. */
  DjlEarlyStopping measuringTime(LongSupplier nanoseconds) {
    return measuring(settings.measuring().with(nanoseconds));
  }

  /**
   * The same listener, saving the state of the run after each epoch. A run that was killed goes on
   * with {@link #resumeNewest}.
   *
   * @param folder where, and how many of the best and the last are kept
   * @param pieces the optimizer, the sampler and whatever else has a state; dropout blocks are
   *     found by themselves
   * @return a new listener
   */
  public DjlEarlyStopping keepingCheckpoints(CheckpointFolder folder, Resumable... pieces) {
    return new DjlEarlyStopping(settings.keeping(new CheckpointKeeper(folder, List.of(pieces))));
  }

  /**
   * The same listener, telling of each epoch.
   *
   * @param callback called after each epoch, once the rule has decided and the checkpoint is saved
   * @return a new listener
   */
  public DjlEarlyStopping onEachEpoch(EpochCallback callback) {
    return new DjlEarlyStopping(settings.telling(callback));
  }

  private DjlEarlyStopping measuring(Measuring measuring) {
    return new DjlEarlyStopping(settings.measuring(measuring));
  }

  /**
   * Trains with DJL's own loop until the rule stops or the epochs are done. It returns in both
   * cases; with {@link #restoringBest()} the best weights are then in place. Called again it trains
   * on from the latest weights, not from the best; where the rule has stopped before, it trains no
   * further.
   *
   * @param trainer the trainer that was made with this listener, initialised
   * @param epochs how many epochs to train from here at most, 0 or more
   * @param train the training rows
   * @param validation the validation rows
   * @return the outcome
   * @throws IOException if a data set cannot be read
   * @throws TranslateException if a data set cannot be processed
   * @throws IllegalArgumentException if there are no validation rows
   * @throws IllegalStateException if the trainer was made without this listener, or the objective
   *     cannot be found
   */
  @CanIgnoreReturnValue
  public StoppingOutcome fit(
      Trainer trainer, int epochs, Dataset train, @Nullable Dataset validation)
      throws IOException, TranslateException {
    if (validation == null) {
      throw new IllegalArgumentException(
          "The validation data set is null, but the rule watches "
              + settings.rule().objective().metric()
              + " on validation rows. Hold some training rows back for it.");
    }
    if (epochs < 0) {
      throw new IllegalArgumentException("The epochs (" + epochs + ") must be 0 or more.");
    }
    StoppingRun current = runOf(trainer);
    TrainingScope scope = TrainingScope.enter("a fit of DjlEarlyStopping");
    fitting = true;
    try {
      current.restoreLatest();
      current.forgetBatches();
      pass.forget();
      current.startClock();
      // DJL's loop keeps nothing from one epoch to the next, so that it can be run epoch by epoch:
      // no exception is needed to end it, and no batch is trained in vain.
      for (int i = 0; i < epochs && !current.stopped(); i++) {
        EasyTrain.fit(trainer, 1, train, validation);
      }
      current.stopClock();
      finish(current, validation);
    } finally {
      current.stopClock();
      fitting = false;
      scope.close();
    }
    return current.outcome();
  }

  private void finish(StoppingRun current, Dataset validation)
      throws IOException, TranslateException {
    if (!settings.restoringBest()) {
      return;
    }
    current.restoreBest();
    if (settings.verifying() && current.restored()) {
      current.reevaluate(validation);
    }
  }

  /**
   * Puts the best weights in place. Only needed by those who call {@code EasyTrain.fit} themselves,
   * after a run that reached its last epoch, and who want them before the trainer is closed. Who
   * calls {@code EasyTrain.fit} once more trains on from these weights.
   *
   * @param trainer the trainer that was made with this listener
   * @throws IllegalStateException if this listener does not keep the best weights
   */
  public void restore(Trainer trainer) {
    StoppingRun current = runOf(trainer);
    if (!settings.restoringBest()) {
      throw new IllegalStateException(
          "The best weights have not been kept. Make the listener with restoringBest().");
    }
    current.restoreBest();
  }

  /**
   * How the run ended, or how it stands.
   *
   * @return the outcome
   * @throws IllegalStateException before training has begun
   */
  public StoppingOutcome outcome() {
    return requireRun().outcome();
  }

  /**
   * Takes down all that the run needs to go on elsewhere: the latest weights (also where the best
   * are in place), the best, the state of the rule, the history, and the given pieces.
   *
   * @param pieces the optimizer, the sampler and whatever else has a state; dropout blocks are
   *     found by themselves
   * @return the checkpoint
   * @throws IllegalStateException before training has begun
   */
  public TrainingCheckpoint checkpoint(Resumable... pieces) {
    StoppingRun current = requireRun();
    return TrainingCheckpoint.capture(current.latestWeights(), current.block(), pieces)
        .with(CHECKPOINT_SECTION, current.capture());
  }

  /**
   * Takes a run over from a checkpoint, so that {@link #fit} goes on with the epoch after it.
   *
   * @param trainer the trainer that was made with this listener, initialised
   * @param checkpoint what {@link #checkpoint} took down
   * @param pieces the same kinds of pieces as were given there
   * @throws IllegalArgumentException if the checkpoint lacks a section or does not fit the model
   */
  public void resume(Trainer trainer, TrainingCheckpoint checkpoint, Resumable... pieces) {
    StoppingRun current = runOf(trainer);
    CheckpointSection section =
        checkpoint
            .section(CHECKPOINT_SECTION)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The checkpoint holds no early stopping. Take it down with"
                            + " stopping.checkpoint(...)."));
    checkpoint.restoreInto(current.block(), pieces);
    current.resume(section);
  }

  /**
   * Takes a run over from the newest intact checkpoint of the folder given to {@link
   * #keepingCheckpoints}. How many epochs are done is then {@code outcome().epochsRun()}.
   *
   * @param trainer the trainer that was made with this listener, initialised
   * @return what was found, and which newer files were torn and set aside; without a checkpoint
   *     nothing is changed, and the run begins anew
   * @throws IllegalStateException if this listener keeps no checkpoints
   * @throws IOException if the folder cannot be read
   */
  @CanIgnoreReturnValue
  public CheckpointRecovery resumeNewest(Trainer trainer) throws IOException {
    CheckpointKeeper keeper =
        settings
            .keeper()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No checkpoints are kept. Make the listener with"
                            + " keepingCheckpoints(CheckpointFolder.at(folder), ...)."));
    CheckpointRecovery recovery = keeper.recover();
    if (!recovery.setAside().isEmpty()) {
      LOG.warn(
          "{} checkpoints in {} are damaged and were set aside.",
          recovery.setAside().size(),
          keeper.folder().path());
    }
    if (recovery.checkpoint().isPresent()) {
      resume(trainer, recovery.checkpoint().get(), keeper.piecesOfRun());
    }
    return recovery;
  }

  @Override
  public void onTrainingBegin(Trainer trainer) {
    if (run != null) {
      throw new IllegalStateException(
          "This listener has watched another trainer already. A listener keeps the state of one"
              + " run: make a fresh DjlEarlyStopping for each trainer.");
    }
    if (trainer.getDevices().length != 1) {
      throw new IllegalArgumentException(
          "The trainer has "
              + trainer.getDevices().length
              + " devices, but the best weights can be kept on one only. Set one device with"
              + " optDevices.");
    }
    run = new StoppingRun(trainer, settings.rule(), settings.measuring(), settings.restoringBest());
  }

  @Override
  public void onTrainingBatch(Trainer trainer, BatchData batchData) {
    StoppingRun current = runOf(trainer);
    if (current.stopped() && !fitting) {
      if (settings.restoringBest()) {
        current.restoreBest();
      }
      throw new DjlEarlyStoppedException(current.outcome());
    }
    pass.forget();
    scoped("a training batch", () -> current.trainingBatch(batchData));
  }

  @Override
  public void onValidationBatch(Trainer trainer, BatchData batchData) {
    StoppingRun current = runOf(trainer);
    if (pass.takesIn(batchData.getBatch())) {
      scoped("a validation batch", () -> current.validationBatch(batchData));
    }
  }

  @Override
  public void onEpoch(Trainer trainer) {
    StoppingRun current = runOf(trainer);
    scoped(
        "the end of an epoch",
        () -> {
          EpochReport report = current.epoch();
          pass.forget();
          settings
              .keeper()
              .ifPresent(keeper -> keeper.save(current, checkpoint(keeper.piecesOfRun())));
          settings.callback().ifPresent(callback -> tell(callback, report));
        });
  }

  /**
   * The last chance to put the best weights in place, for those who do not use {@link #fit}. It
   * throws nothing: a listener that throws here keeps the trainer from closing.
   */
  @Override
  public void onTrainingEnd(Trainer trainer) {
    StoppingRun current = run;
    if (current == null || !current.watches(trainer) || !settings.restoringBest()) {
      return;
    }
    if (!trainer.getModel().getNDManager().isOpen()) {
      LOG.warn("The model was closed before its trainer, so that no best weights were restored.");
      return;
    }
    try {
      current.restoreBest();
    } catch (RuntimeException e) {
      LOG.warn("The best weights could not be put in place when the trainer was closed.", e);
    }
  }

  private static void tell(EpochCallback callback, EpochReport report) {
    try {
      callback.afterEpoch(report);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The callback after epoch " + report.epoch() + " failed.", e);
    }
  }

  private static void scoped(String what, Runnable action) {
    TrainingScope scope = TrainingScope.enter(what);
    try {
      action.run();
    } finally {
      scope.close();
    }
  }

  private StoppingRun runOf(Trainer trainer) {
    StoppingRun current = run;
    if (current == null) {
      throw new IllegalStateException(
          "The trainer was made without this listener. Call config.addTrainingListeners(stopping)"
              + " before model.newTrainer(config), with the same object as here: each setting such"
              + " as restoringBest() makes a new one.");
    }
    if (!current.watches(trainer)) {
      throw new IllegalStateException(
          "This listener watches another trainer. Make a fresh DjlEarlyStopping for each.");
    }
    return current;
  }

  private StoppingRun requireRun() {
    if (run == null) {
      throw new IllegalStateException(
          "No training has begun. Add this listener to the configuration, make the trainer and call"
              + " fit.");
    }
    return run;
  }
}
