package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A pretrained model in use: what it thinks of a text, and how it would go on.
 *
 * <p>Holds native memory until closed. Safe for use by several threads once made; see {@link
 * TorchRuntime#confineCallingThread}.
 */
public final class LanguageModel implements AutoCloseable {
  private final BytePairTokenizer tokenizer;
  private final LlamaConfig config;
  private final CausalLanguageModel model;
  private final NDManager manager;

  private LanguageModel(Checkpoint checkpoint) {
    tokenizer = checkpoint.tokenizer();
    config = checkpoint.config();
    model = new CausalLanguageModel(config, checkpoint);
    manager = TorchRuntime.start().newBaseManager();
    model.getParameters().values().forEach((Parameter parameter) -> parameter.freeze(true));
    model.initialize(manager, DataType.FLOAT32, new Shape(1, config.positions()));
  }

  /**
   * Makes a model from a checkpoint.
   *
   * @param checkpoint the weights
   * @return the model
   */
  public static LanguageModel of(Checkpoint checkpoint) {
    return new LanguageModel(checkpoint);
  }

  /**
   * The tokenizer of the model.
   *
   * @return as in the checkpoint
   */
  public BytePairTokenizer tokenizer() {
    return tokenizer;
  }

  /**
   * The logits of the token that follows each token.
   *
   * @param ids 1 to {@code positions} tokens
   * @return a row for each token, a number for each token of the vocabulary
   * @throws IllegalArgumentException if there are no tokens or more than the model has positions
   */
  public float[][] logits(int... ids) {
    if (ids.length < 1 || ids.length > config.positions()) {
      throw new IllegalArgumentException(
          "The number of tokens ("
              + ids.length
              + ") must be in 1 .. "
              + config.positions()
              + ". Cut the text, or go over it in windows.");
    }
    try (NDManager batch = manager.newSubManager()) {
      NDArray input = batch.create(Arrays.stream(ids).asLongStream().toArray());
      ParameterStore store = new ParameterStore(batch, false);
      float[] flat =
          model
              .forward(store, new NDList(input.expandDims(0)), false)
              .singletonOrThrow()
              .toFloatArray();
      float[][] rows = new float[ids.length][];
      for (int i = 0; i < ids.length; i++) {
        rows[i] = Arrays.copyOfRange(flat, i * config.vocabulary(), (i + 1) * config.vocabulary());
      }
      return rows;
    }
  }

  /**
   * How badly the model foresees a text.
   *
   * @param sum negative logarithms (base e) of the probabilities of all tokens after the first
   * @param tokens how many tokens were foreseen
   * @param bytes length of the text in UTF-8
   */
  public record Surprise(double sum, int tokens, int bytes) {
    /**
     * The mean for a token.
     *
     * @return the cross-entropy in nats; NaN if no token was foreseen
     */
    public double mean() {
      return sum / tokens;
    }

    /**
     * Among how many equally likely tokens the model might as well have chosen.
     *
     * @return e to the power of the mean
     */
    public double perplexity() {
      return StrictMath.exp(mean());
    }

    /**
     * The same per byte, which does not depend on how the text is cut into tokens.
     *
     * @return bits for each byte of text; NaN for empty text
     */
    public double bitsPerByte() {
      return sum / StrictMath.log(2) / bytes;
    }
  }

  /**
   * How badly the model foresees a text. A long text is gone over in windows of as many tokens as
   * the model has positions; each begins with the last token of the one before.
   *
   * @param text any text
   * @return the sum over all its tokens
   */
  public Surprise surprise(String text) {
    int[] ids = tokenizer.encode(text);
    double sum = 0;
    int window = config.positions();
    for (int begin = 0; begin < ids.length - 1; begin += window - 1) {
      int[] part = Arrays.copyOfRange(ids, begin, Math.min(begin + window, ids.length));
      float[][] logits = logits(part);
      for (int i = 0; i + 1 < part.length; i++) {
        sum -= Softmax.logProbability(logits[i], part[i + 1]);
      }
    }
    return new Surprise(sum, ids.length - 1, text.getBytes(StandardCharsets.UTF_8).length);
  }

  /**
   * How the model would go on if it always took the likeliest token.
   *
   * @param prompt the beginning
   * @param count how many tokens to add; fewer are added where the positions end
   * @return the tokens of prompt and continuation
   */
  public int[] continueGreedily(String prompt, int count) {
    int[] ids = tokenizer.encode(prompt);
    for (int i = 0; i < count && ids.length < config.positions(); i++) {
      float[] last = logits(ids)[ids.length - 1];
      ids = Arrays.copyOf(ids, ids.length + 1);
      ids[ids.length - 1] = Softmax.argmax(last);
    }
    return ids;
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    manager.close();
  }
}
