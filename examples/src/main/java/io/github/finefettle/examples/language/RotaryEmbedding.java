package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rotary position embedding (Su et al. 2021, arXiv:2104.09864, eq. 34): the features of a head are
 * taken in neighbouring pairs, and pair j of the token at position t is turned by the angle {@code
 * t * theta^(-2j / headWidth)}. The product of a query and a key then depends on the distance
 * between their tokens only.
 *
 * <p>Turning (a, b) gives (a cos - b sin, b cos + a sin). The vector of the (-b, a) is one product
 * with a constant matrix of 0, 1 and -1, so the whole is {@code x * cos + (x . turn) * sin}, for
 * all heads at once. For queries the division by the root of the head's width, which attention
 * needs, is part of the tables and costs nothing.
 */
final class RotaryEmbedding extends LanguageBlock {
  private final LlamaConfig config;
  private final int heads;
  private final double scale;
  private @Nullable NDArray cosines;
  private @Nullable NDArray sines;
  private @Nullable NDArray turn;

  private RotaryEmbedding(LlamaConfig config, int heads, double scale) {
    this.config = config;
    this.heads = heads;
    this.scale = scale;
  }

  /** For the queries of all heads. */
  static RotaryEmbedding ofQueries(LlamaConfig config) {
    return new RotaryEmbedding(config, config.heads(), 1 / Math.sqrt(config.headWidth()));
  }

  /** For the keys. */
  static RotaryEmbedding ofKeys(LlamaConfig config) {
    return new RotaryEmbedding(config, config.keyValueHeads(), 1);
  }

  @Override
  void createConstants(NDManager manager) {
    int width = heads * config.headWidth();
    Shape shape = new Shape(config.positions(), width);
    float[] cos = new float[config.positions() * width];
    float[] sin = new float[config.positions() * width];
    float[] matrix = new float[width * width];
    for (int feature = 0; feature < width; feature++) {
      int pair = feature % config.headWidth() / 2;
      double turnsPerToken = StrictMath.pow(config.ropeTheta(), -2.0 * pair / config.headWidth());
      for (int position = 0; position < config.positions(); position++) {
        cos[position * width + feature] =
            (float) (scale * StrictMath.cos(position * turnsPerToken));
        sin[position * width + feature] =
            (float) (scale * StrictMath.sin(position * turnsPerToken));
      }
      // Row: where a feature comes from. Column: where it goes.
      boolean first = feature % 2 == 0;
      int partner = first ? feature + 1 : feature - 1;
      matrix[feature * width + partner] = first ? 1 : -1;
    }
    cosines = manager.create(cos, shape);
    sines = manager.create(sin, shape);
    turn = manager.create(matrix, new Shape(width, width));
  }

  @Override
  NDArray apply(ParameterStore store, NDArray x, boolean training) {
    NDArray cos = first(cosines, x);
    NDArray sin = first(sines, x);
    return x.mul(cos).addi(x.matMul(turn).mul(sin));
  }

  /** The rows of a table for the positions of the batch. */
  private static NDArray first(@Nullable NDArray table, NDArray x) {
    NDIndex positions = new NDIndex().addSliceDim(0, x.getShape().get(1));
    return Objects.requireNonNull(table).get(x.getManager(), positions);
  }
}
