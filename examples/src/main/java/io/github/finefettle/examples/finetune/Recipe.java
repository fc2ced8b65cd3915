package io.github.finefettle.examples.finetune;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;

/**
 * Everything that decides how one classifier is trained, but for the data and the seed.
 *
 * @param learningRate the peak of the schedule, above 0
 * @param batchSize rows an update, 1 or more
 * @param epochs the length of the schedule: after so many epochs the learning rate has decayed to 0
 * @param warmUp the share of all updates in which the learning rate rises to its peak, in [0, 1)
 * @param decay whether the learning rate falls linearly to 0 after the warm-up, or stays
 * @param weightDecay of every weight but biases and norms, 0 or more
 * @param dropout on the pooled state before the head, in [0, 1)
 * @param frozenLayers how many of the lowest layers, and the embedding with them, keep the weights
 *     of the checkpoint
 */
@CheckReturnValue
record Recipe(
    double learningRate,
    int batchSize,
    int epochs,
    double warmUp,
    boolean decay,
    double weightDecay,
    double dropout,
    int frozenLayers)
    implements Definition {

  /** Where a message is cut: one in a hundred of the SMS collection is longer. */
  private static final int MAX_TOKENS = 160;

  /** Where texts are cut for a model that knows so many positions. */
  static int maxTokens(int positions) {
    return Math.min(MAX_TOKENS, positions);
  }

  /** What is not searched: the values that the literature agrees on for small data sets. */
  static Recipe careful(double learningRate, int batchSize, int epochs) {
    return new Recipe(learningRate, batchSize, epochs, 0.1, true, 0.01, 0.1, 0);
  }

  /**
   * What a framework gives to those who ask for nothing: Adam at a constant 0.001, three epochs.
   */
  static Recipe careless() {
    return new Recipe(1e-3, 32, 3, 0, false, 0, 0, 0);
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", "recipe")
        .put("version", 1)
        .put("learningRate", learningRate)
        .put("batchSize", batchSize)
        .put("epochs", epochs)
        .put("warmUp", warmUp)
        .put("decay", decay)
        .put("weightDecay", weightDecay)
        .put("dropout", dropout)
        .put("frozenLayers", frozenLayers)
        .toJson();
  }
}
