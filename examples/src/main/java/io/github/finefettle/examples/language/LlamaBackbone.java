package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/**
 * The model without a head (Touvron et al. 2023, arXiv:2302.13971): token ids of shape (batch,
 * tokens) go in, and for each token a vector comes out that says what it means where it stands, of
 * shape (batch, tokens, hidden).
 *
 * <p>Texts of a batch are filled up at their end to the same length; what stands there does not
 * matter, for no real token sees it.
 */
public final class LlamaBackbone extends LanguageBlock {
  private final LlamaConfig config;
  private final Weight embedding;
  private final List<TransformerLayer> layers = new ArrayList<>();
  private final RmsNorm norm;

  /**
   * Makes the blocks.
   *
   * @param config the sizes
   * @param start the values that the weights begin with, such as a {@link Checkpoint}
   */
  public LlamaBackbone(LlamaConfig config, StartingWeights start) {
    this.config = config;
    embedding =
        add(Weight.table(start, LlamaConfig.EMBEDDING, config.vocabulary(), config.hidden()));
    GroupedQueryAttention.Positions positions =
        new GroupedQueryAttention.Positions(
            addChildBlock("queryPositions", RotaryEmbedding.ofQueries(config)),
            addChildBlock("keyPositions", RotaryEmbedding.ofKeys(config)),
            addChildBlock("causalMask", new CausalMask(config)));
    for (int layer = 0; layer < config.layers(); layer++) {
      layers.add(
          addChildBlock("layer" + layer, new TransformerLayer(config, start, layer, positions)));
    }
    norm =
        addChildBlock(
            "norm",
            new RmsNorm(start, LlamaConfig.FINAL_NORM, config.hidden(), config.normEpsilon()));
  }

  /**
   * The sizes of the model.
   *
   * @return as given
   */
  public LlamaConfig config() {
    return config;
  }

  /**
   * Keeps the embedding and the lowest layers as they are: they get no gradient, and the optimiser
   * does not touch them. Lower layers know letters and words, which a small data set can only
   * spoil. Call it before training begins.
   *
   * @param count how many layers, from the lowest: 0 freezes nothing, the number of layers all but
   *     the last norm
   * @throws IllegalArgumentException if there are not so many layers
   */
  public void freezeLowerLayers(int count) {
    if (count < 0 || count > layers.size()) {
      throw new IllegalArgumentException(
          "The number of layers to freeze ("
              + count
              + ") must be in 0 .. "
              + layers.size()
              + ". The model has no more layers.");
    }
    embedding.parameter().freeze(count > 0);
    for (int layer = 0; layer < layers.size(); layer++) {
      for (Parameter parameter : layers.get(layer).getParameters().values()) {
        parameter.freeze(layer < count);
      }
    }
  }

  @Override
  NDArray apply(ParameterStore store, NDArray ids, boolean training) {
    NDArray table = embedding.on(store, ids, training);
    NDList embedded = ids.getNDArrayInternal().embedding(ids, table, SparseFormat.DENSE);
    NDArray x = embedded.singletonOrThrow();
    for (TransformerLayer layer : layers) {
      x = run(layer, store, x, training);
    }
    return run(norm, store, x, training);
  }

  /**
   * For each token, a number for each token that may come next; the embedding table turned round.
   */
  NDArray tiedLogits(ParameterStore store, NDArray hidden, boolean training) {
    NDArray turned = embedding.on(store, hidden, training).transpose();
    turned.attach(hidden.getManager());
    return hidden.matMul(turned);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {inputShapes[0].add(config.hidden())};
  }
}
