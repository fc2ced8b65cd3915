package io.github.finefettle.examples.language;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sizes of a Llama model, as {@code config.json} of a checkpoint states them.
 *
 * @param hidden width of the vector that stands for a token between layers, 2 or more
 * @param intermediate width inside the feed-forward part of a layer, 1 or more
 * @param layers number of transformer layers, 1 or more
 * @param heads number of attention heads; divides {@code hidden} into even parts
 * @param keyValueHeads number of heads that have keys and values of their own; divides {@code
 *     heads}
 * @param vocabulary number of tokens, 1 or more
 * @param positions the longest text in tokens, 1 or more
 * @param normEpsilon what RMSNorm adds to the mean square, above 0
 * @param ropeTheta base of the wavelengths of the rotary embedding, above 0
 */
public record LlamaConfig(
    int hidden,
    int intermediate,
    int layers,
    int heads,
    int keyValueHeads,
    int vocabulary,
    int positions,
    double normEpsilon,
    double ropeTheta) {
  /** The name of the embedding table, which is the output layer as well (tied weights). */
  public static final String EMBEDDING = "model.embed_tokens.weight";

  /** The name of the weights of the last norm. */
  public static final String FINAL_NORM = "model.norm.weight";

  private static final String ROPE_LAYOUT = "interleaved";

  /** Checks that the sizes fit together. */
  public LlamaConfig {
    require(hidden >= 2, "hidden_size", hidden, "2 or more");
    require(intermediate >= 1, "intermediate_size", intermediate, "1 or more");
    require(layers >= 1, "num_hidden_layers", layers, "1 or more");
    require(heads >= 1, "num_attention_heads", heads, "1 or more");
    require(
        hidden % heads == 0 && hidden / heads % 2 == 0,
        "num_attention_heads",
        heads,
        "a number that divides hidden_size (" + hidden + ") into even parts");
    require(
        keyValueHeads >= 1 && heads % keyValueHeads == 0,
        "num_key_value_heads",
        keyValueHeads,
        "a number that divides num_attention_heads (" + heads + ")");
    require(vocabulary >= 1, "vocab_size", vocabulary, "1 or more");
    require(positions >= 1, "max_position_embeddings", positions, "1 or more");
    require(normEpsilon > 0, "rms_norm_eps", normEpsilon, "a number above 0");
    require(ropeTheta > 0, "rope_theta", ropeTheta, "a number above 0");
  }

  private static void require(boolean sound, String name, Object value, String expected) {
    if (!sound) {
      throw new IllegalArgumentException(
          "The " + name + " (" + value + ") must be " + expected + ". Check config.json.");
    }
  }

  /**
   * Width of one attention head.
   *
   * @return {@code hidden / heads}
   */
  public int headWidth() {
    return hidden / heads;
  }

  /**
   * Width of all keys (or all values) of a token.
   *
   * @return {@code keyValueHeads * headWidth()}
   */
  public int keyValueWidth() {
    return keyValueHeads * headWidth();
  }

  /**
   * The shape of each weight of the model, by its name in a checkpoint; matrices as (out, in).
   *
   * @return the shapes, in the order of the forward pass
   */
  public Map<String, int[]> tensorShapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    shapes.put(EMBEDDING, new int[] {vocabulary, hidden});
    for (int layer = 0; layer < layers; layer++) {
      String prefix = layerPrefix(layer);
      shapes.put(prefix + "input_layernorm.weight", new int[] {hidden});
      shapes.put(prefix + "self_attn.q_proj.weight", new int[] {hidden, hidden});
      shapes.put(prefix + "self_attn.k_proj.weight", new int[] {keyValueWidth(), hidden});
      shapes.put(prefix + "self_attn.v_proj.weight", new int[] {keyValueWidth(), hidden});
      shapes.put(prefix + "self_attn.o_proj.weight", new int[] {hidden, hidden});
      shapes.put(prefix + "post_attention_layernorm.weight", new int[] {hidden});
      shapes.put(prefix + "mlp.gate_proj.weight", new int[] {intermediate, hidden});
      shapes.put(prefix + "mlp.up_proj.weight", new int[] {intermediate, hidden});
      shapes.put(prefix + "mlp.down_proj.weight", new int[] {hidden, intermediate});
    }
    shapes.put(FINAL_NORM, new int[] {hidden});
    return shapes;
  }

  /**
   * How the names of a layer's weights begin.
   *
   * @param layer its number, from 0
   * @return the prefix, with a dot at its end
   */
  static String layerPrefix(int layer) {
    return "model.layers." + layer + ".";
  }

  /**
   * How many numbers the model has.
   *
   * @return the sum of the sizes of all weights
   */
  public long parameters() {
    long count = 0;
    for (int[] shape : tensorShapes().values()) {
      long size = 1;
      for (int dimension : shape) {
        size *= dimension;
      }
      count += size;
    }
    return count;
  }

  /**
   * Reads the sizes.
   *
   * @param json content of {@code config.json}
   * @return the sizes
   * @throws JsonFormatException if a member is missing or of another kind
   * @throws IllegalArgumentException if it is another kind of model or sizes do not fit together
   */
  public static LlamaConfig fromJson(JsonValue json) {
    JsonValue.JsonObject config = json.asObject();
    require(
        config.string("architecture").equals("llama"),
        "architecture",
        config.string("architecture"),
        "\"llama\"");
    require(
        config.string("rope_layout").startsWith(ROPE_LAYOUT),
        "rope_layout",
        config.string("rope_layout"),
        "interleaved pairs; a half-split checkpoint needs its q and k rows permuted first");
    require(
        config.get("tie_word_embeddings").asBoolean(),
        "tie_word_embeddings",
        false,
        "true; this model has no output layer of its own");
    return new LlamaConfig(
        size(config, "hidden_size"),
        size(config, "intermediate_size"),
        size(config, "num_hidden_layers"),
        size(config, "num_attention_heads"),
        size(config, "num_key_value_heads"),
        size(config, "vocab_size"),
        size(config, "max_position_embeddings"),
        config.number("rms_norm_eps"),
        config.number("rope_theta"));
  }

  /** No size of a model that this program is for is above a million; a damaged file's may be. */
  private static int size(JsonValue.JsonObject config, String name) {
    long value = config.integer(name);
    require(value >= 0 && value <= 1_000_000, name, value, "a whole number up to a million");
    return (int) value;
  }

  /**
   * The content of {@code config.json}.
   *
   * @return the sizes and the fixed choices
   */
  public JsonValue.JsonObject toJson() {
    Map<String, JsonValue> members = new TreeMap<>();
    members.put("architecture", JsonValue.of("llama"));
    members.put("hidden_size", JsonValue.of(hidden));
    members.put("intermediate_size", JsonValue.of(intermediate));
    members.put("num_hidden_layers", JsonValue.of(layers));
    members.put("num_attention_heads", JsonValue.of(heads));
    members.put("num_key_value_heads", JsonValue.of(keyValueHeads));
    members.put("vocab_size", JsonValue.of(vocabulary));
    members.put("max_position_embeddings", JsonValue.of(positions));
    members.put("rms_norm_eps", JsonValue.of(normEpsilon));
    members.put("rope_theta", JsonValue.of(ropeTheta));
    members.put("rope_layout", JsonValue.of("interleaved pairs (x0,x1),(x2,x3),..."));
    members.put("tie_word_embeddings", JsonValue.of(true));
    members.put("parameters", JsonValue.of(parameters()));
    return new JsonValue.JsonObject(members);
  }
}
