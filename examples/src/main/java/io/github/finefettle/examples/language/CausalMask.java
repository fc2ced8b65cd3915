package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each token from looking at later ones: adds -1e9 to its scores for them, which softmax
 * turns into exactly 0. (Minus infinity would do the same, but a row of nothing else gives NaN.)
 *
 * <p>Padding stands at the end of a text, so it is later than every real token, and this mask hides
 * it too: what padding computes is never seen by a real token and is left out afterwards.
 */
final class CausalMask extends LanguageBlock {
  private static final float HIDDEN = -1e9f;

  private final int positions;
  private @Nullable NDArray mask;

  CausalMask(LlamaConfig config) {
    this.positions = config.positions();
  }

  @Override
  void createConstants(NDManager manager) {
    float[] values = new float[positions * positions];
    for (int from = 0; from < positions; from++) {
      for (int to = from + 1; to < positions; to++) {
        values[from * positions + to] = HIDDEN;
      }
    }
    mask = manager.create(values, new Shape(positions, positions));
  }

  /** Masks scores of shape (..., from, to), in place. */
  @Override
  NDArray apply(ParameterStore store, NDArray scores, boolean training) {
    long tokens = scores.getShape().getLastDimension();
    NDIndex square = new NDIndex().addSliceDim(0, tokens).addSliceDim(0, tokens);
    return scores.addi(Objects.requireNonNull(mask).get(scores.getManager(), square));
  }
}
