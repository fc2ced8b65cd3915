package io.github.finefettle.examples.pretrain;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.examples.language.BytePairTokenizer;
import io.github.finefettle.examples.language.CausalLanguageModel;
import io.github.finefettle.examples.language.Checkpoint;
import io.github.finefettle.examples.language.ClassificationLoss;
import io.github.finefettle.examples.language.LlamaConfig;
import io.github.finefettle.examples.language.TorchRuntime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Trains a language model from random weights: at each step it sees some windows of text and learns
 * to foresee the next token at every place of them. The passages are laid end to end, each with its
 * begin token, and windows start anywhere.
 *
 * @param seed decides weights and windows
 * @param steps how many steps, 1 or more
 * @param batchSize windows in a step, 1 or more
 * @param window tokens in a window, 1 to the positions of the model
 * @param learningRate the highest, reached after a twentieth of the steps; it then falls along half
 *     a cosine to a tenth
 */
record Pretraining(long seed, int steps, int batchSize, int window, double learningRate) {
  private static final int STEPS_BETWEEN_REPORTS = 25;

  Pretraining {
    require(steps >= 1, "steps", steps, "1 or more");
    require(batchSize >= 1, "batch size", batchSize, "1 or more");
    require(window >= 1, "window", window, "1 or more");
    require(learningRate > 0 && learningRate < 1, "learning rate", learningRate, "in (0, 1)");
  }

  private static void require(boolean sound, String name, Object value, String expected) {
    if (!sound) {
      throw new IllegalArgumentException(
          "The " + name + " (" + value + ") must be " + expected + ". Try the default.");
    }
  }

  /**
   * What training gave.
   *
   * @param checkpoint the trained model
   * @param loss mean loss of the last steps, in nats a token
   */
  record Trained(Checkpoint checkpoint, double loss) {}

  /** Trains a model of these sizes on passages. */
  Trained train(
      LlamaConfig config,
      BytePairTokenizer tokenizer,
      List<String> passages,
      ProgressListener listener) {
    int[] stream =
        passages.stream().flatMapToInt(text -> Arrays.stream(tokenizer.encode(text))).toArray();
    require(window < stream.length, "window", window, "less than the text's tokens");
    require(window <= config.positions(), "window", window, "at most the model's positions");
    Engine engine = TorchRuntime.start();
    CausalLanguageModel block = new CausalLanguageModel(config, new RandomWeights(config, seed));
    try (Model model = Model.newInstance("pretrain", engine.getEngineName())) {
      model.setBlock(block);
      try (Trainer trainer = model.newTrainer(recipe())) {
        trainer.initialize(new Shape(batchSize, window));
        double loss = Double.NaN;
        for (int step = 0; step < steps; step++) {
          double now = step(trainer, stream, step);
          // A running mean: single steps differ by what text they happened to see.
          loss = step == 0 ? now : 0.98 * loss + 0.02 * now;
          if ((step + 1) % STEPS_BETWEEN_REPORTS == 0 || step + 1 == steps) {
            listener.progressed(
                Progress.of("pretrain", step + 1, steps, "steps")
                    .withDetail(String.format(Locale.ROOT, "loss %.3f", loss)));
          }
        }
        return new Trained(new Checkpoint(config, block.toTensors(), tokenizer), loss);
      }
    }
  }

  private DefaultTrainingConfig recipe() {
    return new DefaultTrainingConfig(ClassificationLoss.unweighted())
        .optOptimizer(
            Optimizer.adamW()
                .optLearningRateTracker((parameter, update) -> rateAt(update))
                .build());
  }

  /** The learning rate of an update, counted from 1. */
  float rateAt(int update) {
    double warmUp = Math.max(1, steps / 20);
    if (update <= warmUp) {
      return (float) (learningRate * update / warmUp);
    }
    double done = Math.min(1, (update - warmUp) / Math.max(1, steps - warmUp));
    return (float) (learningRate * (0.1 + 0.45 * (1 + StrictMath.cos(StrictMath.PI * done))));
  }

  private double step(Trainer trainer, int[] stream, int step) {
    RandomSequence draws = RandomStream.of(seed, "pretraining windows").at(step).sequence();
    long[] inputs = new long[batchSize * window];
    long[] targets = new long[batchSize * window];
    for (int row = 0; row < batchSize; row++) {
      int begin = draws.nextInt(stream.length - window);
      int at = row * window;
      IntStream.range(0, window)
          .forEach(
              t -> {
                inputs[at + t] = stream[begin + t];
                targets[at + t] = stream[begin + t + 1];
              });
    }
    Shape shape = new Shape(batchSize, window);
    try (NDManager batch = trainer.getManager().newSubManager()) {
      NDList data = new NDList(batch.create(inputs, shape));
      NDList labels = new NDList(batch.create(targets, shape));
      double value;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray loss = trainer.getLoss().evaluate(labels, trainer.forward(data));
        collector.backward(loss);
        value = loss.getFloat();
      }
      trainer.step();
      return value;
    }
  }
}
