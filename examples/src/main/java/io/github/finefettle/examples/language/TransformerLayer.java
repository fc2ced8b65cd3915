package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDArray;
import ai.djl.training.ParameterStore;

/**
 * One layer of the model: tokens look at each other (attention), then each token thinks for itself
 * (SwiGLU). Both are added to what was there, and see it in normalised form.
 */
final class TransformerLayer extends LanguageBlock {
  private final RmsNorm attentionNorm;
  private final GroupedQueryAttention attention;
  private final RmsNorm feedForwardNorm;
  private final SwiGlu feedForward;

  TransformerLayer(
      LlamaConfig config,
      StartingWeights start,
      int layer,
      GroupedQueryAttention.Positions positions) {
    String prefix = LlamaConfig.layerPrefix(layer);
    attentionNorm = addChildBlock("attentionNorm", norm(config, start, prefix + "input_layernorm"));
    attention =
        addChildBlock(
            "attention",
            new GroupedQueryAttention(config, start, prefix + "self_attn.", positions));
    feedForwardNorm =
        addChildBlock("feedForwardNorm", norm(config, start, prefix + "post_attention_layernorm"));
    feedForward = addChildBlock("feedForward", new SwiGlu(config, start, prefix + "mlp."));
  }

  private static RmsNorm norm(LlamaConfig config, StartingWeights start, String name) {
    return new RmsNorm(start, name + ".weight", config.hidden(), config.normEpsilon());
  }

  @Override
  NDArray apply(ParameterStore store, NDArray x, boolean training) {
    NDArray heard = x.add(run(attention, store, run(attentionNorm, store, x, training), training));
    NDArray thought =
        run(feedForward, store, run(feedForwardNorm, store, heard, training), training);
    return heard.add(thought);
  }
}
