package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.search.pruning.SuccessiveHalving;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A study of made-up learning curves whose body behaves like real training: it goes on from a
 * checkpoint on disk, writes one for each rung, reports every epoch, and leaves a file for each
 * time that a segment was begun.
 */
final class TrainedCurves implements TrialBody {
  static final Hyperparameter<Double> RATE = Hyperparameter.logUniform("rate", 1e-5, 1e-2);
  static final Hyperparameter<Integer> BATCH = Hyperparameter.ordinal("batch", 8, 16);
  static final Hyperparameter<Integer> EPOCHS = Hyperparameter.ordinal("epochs", 1, 4, 9);

  /** 18 trials in generations of 6, rungs at 1, 3 and 9 epochs. */
  static Study study() {
    return Study.optimizing(Objective.maximize("mcc"))
        .over(HyperparameterGrid.of(RATE.values(1e-5, 1e-4, 1e-3), BATCH.values(), EPOCHS.values()))
        .prunedBy(SuccessiveHalving.inGenerationsOf(6).reductionFactor(2).rungs(1, 3, 9))
        .seed(42);
  }

  private final Path begun;
  private final long millisAnEpoch;

  TrainedCurves(Path begun, long millisAnEpoch) {
    this.begun = begun;
    this.millisAnEpoch = millisAnEpoch;
  }

  @Override
  public TrialReport run(Trial trial) throws Exception {
    noteBegin(trial);
    long epoch = trial.resourceSoFar();
    double best = readCheckpoint(trial);
    long end = Math.min(trial.get(EPOCHS), trial.resourceTarget());
    while (epoch < end) {
      Thread.sleep(millisAnEpoch);
      epoch++;
      double value = valueAt(trial, epoch);
      best = Math.max(best, value);
      trial.report(epoch, value);
    }
    Files.writeString(checkpoint(trial, epoch), Double.toString(best), StandardCharsets.UTF_8);
    TrialReport report =
        epoch == trial.get(EPOCHS)
            ? TrialReport.ended(epoch, best)
            : TrialReport.reached(epoch, best);
    return report.remembering(JsonValue.object().put("epoch", epoch).toJson());
  }

  private static double valueAt(Trial trial, long epoch) {
    double fit = 0.5 + 0.1 * StrictMath.log10(trial.get(RATE) / 1e-5) + trial.get(BATCH) * 0.001;
    double noise = (trial.seed() >>> 40) * 0x1p-24 * 0.2;
    return (fit + noise) * epoch / (epoch + 1.0);
  }

  private void noteBegin(Trial trial) throws IOException {
    Files.createDirectories(begun);
    Files.createTempFile(begun, segment(trial.number(), trial.resourceSoFar()), "");
  }

  static String segment(int trial, long soFar) {
    return "trial-" + trial + "-from-" + soFar + "-";
  }

  private static double readCheckpoint(Trial trial) throws IOException {
    if (trial.resourceSoFar() == 0) {
      if (trial.memory().isPresent()) {
        throw new IllegalStateException("The first segment remembers something.");
      }
      return Double.NEGATIVE_INFINITY;
    }
    long remembered = trial.memory().orElseThrow().asObject().integer("epoch");
    if (remembered != trial.resourceSoFar()) {
      throw new IllegalStateException("Memory of another rung: " + remembered);
    }
    Path checkpoint = checkpoint(trial, trial.resourceSoFar());
    return Double.parseDouble(Files.readString(checkpoint, StandardCharsets.UTF_8));
  }

  private static Path checkpoint(Trial trial, long resource) {
    return trial.directory().resolve("epoch-" + resource);
  }
}
