package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/**
 * The model that writes text: token ids of shape (batch, tokens) go in, and for each token come out
 * the logits of the token that follows it, of shape (batch, tokens, vocabulary). The output layer
 * is the embedding table itself (tied weights; Press and Wolf 2017, arXiv:1608.05859).
 */
public final class CausalLanguageModel extends LanguageBlock {
  private final LlamaBackbone backbone;

  /**
   * Makes the model.
   *
   * @param config the sizes
   * @param start the values that the weights begin with, such as a {@link Checkpoint}
   */
  public CausalLanguageModel(LlamaConfig config, StartingWeights start) {
    backbone = addChildBlock("backbone", new LlamaBackbone(config, start));
  }

  @Override
  NDArray apply(ParameterStore store, NDArray ids, boolean training) {
    return backbone.tiedLogits(store, run(backbone, store, ids, training), training);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {inputShapes[0].add(backbone.config().vocabulary())};
  }
}
