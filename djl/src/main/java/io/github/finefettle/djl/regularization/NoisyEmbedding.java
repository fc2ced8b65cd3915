package io.github.finefettle.djl.regularization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.regularization.EmbeddingNoise;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.djl.training.internal.HostArrays;
import java.util.OptionalLong;

/**
 * NEFTune for a DJL model: adds the noise of {@link EmbeddingNoise} to what an embedding block
 * gives, in training passes only.
 *
 * <p>The embeddings have the shape (texts, tokens, width), or (tokens, width) for one text. L of
 * the formula is the padded length, as in the paper's published code, until {@link
 * #ignoringPadding} names the token that pads: then L is the number of other tokens of the text,
 * and padding gets no noise.
 *
 * <p>The noise depends on seed, name, step, place of the text in the batch and token alone, and not
 * on how far the batch is padded, but for its size. The step is the number of training passes so
 * far; a {@link io.github.finefettle.djl.training.TrainingCheckpoint} keeps it. One device; not
 * safe for use by several threads.
 */
@CheckReturnValue
public final class NoisyEmbedding extends CountingBlock {
  private final EmbeddingNoise noise;
  private final String name;
  private final RandomStream stream;
  private final OptionalLong padding;

  private NoisyEmbedding(
      Block embedding,
      EmbeddingNoise noise,
      String name,
      RandomStream stream,
      OptionalLong padding) {
    super("embedding", embedding, "embedding noise/" + name);
    this.noise = noise;
    this.name = name;
    this.stream = stream;
    this.padding = padding;
  }

  /**
   * Wraps an embedding block.
   *
   * @param embedding gives the embeddings of token ids
   * @param noise how large the noise is
   * @param seed the seed of the run
   * @param name the place in the model, such as {@code "tokens"}; blocks of one model need
   *     different names, so that their noise differs
   * @return the block; the embedding is its only child
   */
  public static NoisyEmbedding around(
      Block embedding, EmbeddingNoise noise, long seed, String name) {
    RandomStream stream = RandomStream.of(seed, "embedding noise/" + name);
    return new NoisyEmbedding(embedding, noise, name, stream, OptionalLong.empty());
  }

  /**
   * A block around the same embedding, to be used in place of this one, that knows which token
   * pads.
   *
   * @param token the id of the padding token in the embedding's input
   * @return a new block
   */
  public NoisyEmbedding ignoringPadding(long token) {
    return new NoisyEmbedding(inner(), noise, name, stream, OptionalLong.of(token));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList inputs,
      boolean training,
      PairList<String, Object> params) {
    NDList output = inner().forward(parameterStore, inputs, training, params);
    if (!training) {
      return output;
    }
    long thisStep = nextStep();
    if (noise.alpha() == 0) {
      return output;
    }
    NDArray embedded = output.singletonOrThrow();
    float[] values = noise(thisStep, embedded.getShape(), inputs.head());
    return new NDList(
        embedded.add(HostArrays.create(embedded.getManager(), values, embedded.getShape())));
  }

  private float[] noise(long atStep, Shape shape, NDArray ids) {
    int dimensions = shape.dimension();
    if (dimensions != 2 && dimensions != 3) {
      throw new IllegalArgumentException(
          "The embeddings have the shape "
              + shape
              + ", but (texts, tokens, width) or (tokens, width) is expected. Wrap the block that"
              + " embeds tokens.");
    }
    int width = Math.toIntExact(shape.get(dimensions - 1));
    int tokens = Math.toIntExact(shape.get(dimensions - 2));
    int texts = dimensions == 3 ? Math.toIntExact(shape.get(0)) : 1;
    float[] values = new float[Math.multiplyExact(Math.multiplyExact(texts, tokens), width)];
    long[] tokenIds = padding.isPresent() ? tokenIds(ids, (long) texts * tokens) : new long[0];
    for (int text = 0; text < texts; text++) {
      int length = tokens - padded(tokenIds, text * tokens, tokens);
      if (length > 0) {
        RandomStream random = stream.at(atStep, text);
        noise.fill(tokens, width, length, random, values, text * tokens * width);
      }
    }
    silencePadding(values, tokenIds, width);
    return values;
  }

  private static long[] tokenIds(NDArray ids, long expected) {
    if (ids.size() != expected) {
      throw new IllegalArgumentException(
          "The input has the shape "
              + ids.getShape()
              + ", but "
              + expected
              + " token ids are expected. Padding is only known where the input is token ids.");
    }
    if (ids.getDataType() == DataType.INT64) {
      return ids.toLongArray();
    }
    try (NDArray whole = ids.toType(DataType.INT64, true)) {
      return whole.toLongArray();
    }
  }

  private int padded(long[] tokenIds, int from, int tokens) {
    int padded = 0;
    if (padding.isPresent()) {
      for (int i = from; i < from + tokens; i++) {
        padded += tokenIds[i] == padding.getAsLong() ? 1 : 0;
      }
    }
    return padded;
  }

  private void silencePadding(float[] values, long[] tokenIds, int width) {
    for (int token = 0; token < tokenIds.length; token++) {
      if (tokenIds[token] == padding.orElseThrow()) {
        java.util.Arrays.fill(values, token * width, (token + 1) * width, 0);
      }
    }
  }
}
