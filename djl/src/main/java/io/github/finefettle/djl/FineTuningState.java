package io.github.finefettle.djl;

import ai.djl.nn.Block;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Score;
import io.github.finefettle.core.stopping.EarlyStoppingTracker;
import io.github.finefettle.core.stopping.Evaluation;
import io.github.finefettle.core.stopping.Observation;
import io.github.finefettle.core.stopping.StopDecision;
import io.github.finefettle.core.stopping.TrainingHistory;
import io.github.finefettle.core.stopping.TrainingPosition;
import io.github.finefettle.djl.training.CheckpointSection;
import io.github.finefettle.djl.training.ParameterSnapshot;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a run knows besides the weights and the pieces with a state of their own. */
final class FineTuningState {
  private static final int VERSION = 1;
  private static final String BEST = "best/";
  private static final String GRADIENT = "gradient/";

  private final FineTuning definition;
  private EarlyStoppingTracker tracker;
  private TrainingHistory history = TrainingHistory.empty();
  private @Nullable ParameterSnapshot best;
  private WeighedLoss trainLoss = new WeighedLoss();
  private TrainingPosition evaluatedAt = TrainingPosition.ofEpochs(0);
  private boolean finished;
  FineTuningCounts counts = FineTuningCounts.none();

  FineTuningState(FineTuning definition) {
    this.definition = definition;
    this.tracker = definition.rule().start();
  }

  /** The training loss since the last evaluation. */
  WeighedLoss trainLoss() {
    return trainLoss;
  }

  boolean isStopped() {
    return tracker.stop().isPresent();
  }

  boolean isFinished() {
    return finished;
  }

  void finish() {
    finished = true;
  }

  EarlyStoppingTracker tracker() {
    return tracker;
  }

  TrainingHistory history() {
    return history;
  }

  @Nullable ParameterSnapshot best() {
    return best;
  }

  /** Where the last evaluation was made, with the time until then. */
  TrainingPosition evaluatedAt() {
    return evaluatedAt;
  }

  /** What the weights in place scored, or NaN where they have not been evaluated. */
  double valueInPlace() {
    List<Evaluation> all = history.evaluations();
    boolean evaluated = !all.isEmpty() && evaluatedAt.steps().equals(counts.position().steps());
    return evaluated ? all.get(all.size() - 1).objective().orElse(Double.NaN) : Double.NaN;
  }

  /** Takes an evaluation in. The rule may look at the time; the history is kept free of it. */
  EpochReport observe(TrainingPosition timed, Evaluation measured, Score objective, Block block) {
    double train = trainLoss.value();
    StopDecision decision = tracker.observe(Observation.at(timed, objective).withTrainLoss(train));
    // Nothing with a weight was trained on since the evaluation before: that is no lost loss.
    Evaluation trained = trainLoss.isEmpty() ? measured : measured.withTrainLoss(train);
    Evaluation complete = trained.withObjective(objective.value());
    history = history.with(complete);
    trainLoss = new WeighedLoss();
    evaluatedAt = timed;
    if (definition.restoresBest() && decision.improved()) {
      best = ParameterSnapshot.capture(block);
    }
    return new EpochReport(complete, decision);
  }

  CheckpointSection capture(long elapsedNanos, GradientGroup group) {
    JsonValue.JsonObject values =
        JsonValue.object()
            .put("version", VERSION)
            .put("definition", definition.toJson())
            .put("counts", counts.toJson())
            .put("elapsedNanos", elapsedNanos)
            .put("groupBatches", group.batches())
            .put("groupTotal", group.total())
            .put("trainLoss", trainLoss.toJson())
            .put("tracker", tracker.toJson())
            .put("history", history.toJson())
            .put("evaluatedAt", evaluatedAt.toJson())
            .put("finished", finished)
            .toJson();
    SortedMap<String, float[]> arrays = new TreeMap<>();
    if (best != null) {
      best.names().forEach(name -> arrays.put(BEST + name, best.values(name)));
    }
    group.gradients().forEach((name, gradient) -> arrays.put(GRADIENT + name, gradient));
    return new CheckpointSection(values, arrays);
  }

  /** Takes a state over; the gradients of a half-filled group go into the group. */
  void resume(CheckpointSection section, GradientGroup group) {
    JsonValue.JsonObject values = section.values();
    counts = FineTuningCounts.fromJson(values.get("counts"));
    trainLoss = WeighedLoss.fromJson(values.get("trainLoss"));
    tracker = definition.rule().resume(values.get("tracker"));
    history = TrainingHistory.fromJson(values.get("history"));
    evaluatedAt = TrainingPosition.fromJson(values.get("evaluatedAt"));
    finished = values.get("finished").asBoolean();
    SortedMap<String, float[]> weights = startingWith(BEST, section);
    best = weights.isEmpty() ? null : ParameterSnapshot.of(weights);
    group.resume(
        Math.toIntExact(values.integer("groupBatches")),
        values.integer("groupTotal"),
        startingWith(GRADIENT, section));
  }

  private static SortedMap<String, float[]> startingWith(String prefix, CheckpointSection section) {
    SortedMap<String, float[]> found = new TreeMap<>();
    for (Map.Entry<String, float[]> entry : section.arrays().entrySet()) {
      if (entry.getKey().startsWith(prefix)) {
        found.put(entry.getKey().substring(prefix.length()), entry.getValue());
      }
    }
    return found;
  }
}
