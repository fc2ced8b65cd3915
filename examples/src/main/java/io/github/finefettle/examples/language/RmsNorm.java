package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import org.jspecify.annotations.Nullable;

/**
 * Root mean square normalisation (Zhang and Sennrich 2019, arXiv:1910.07467, eq. 4): each vector is
 * divided by the root of its mean square, so that no layer sees numbers that grow or fade, and each
 * feature gets a learned factor.
 */
final class RmsNorm extends LanguageBlock {
  private static final int[] LAST_AXIS = {-1};

  private final Weight factors;
  private final float epsilon;
  private @Nullable NDArray epsilonArray;

  RmsNorm(StartingWeights start, String name, int size, double epsilon) {
    this.factors = add(Weight.vector(start, name, Parameter.Type.GAMMA, size));
    this.epsilon = (float) epsilon;
  }

  @Override
  void createConstants(NDManager manager) {
    epsilonArray = manager.create(epsilon);
  }

  @Override
  NDArray apply(ParameterStore store, NDArray x, boolean training) {
    NDArray meanSquare = x.square().mean(LAST_AXIS, true).add(epsilonArray);
    // 1 / sqrt(m) as sqrt(m) / m: one number a token, and no Java number in the division.
    NDArray inverseRoot = meanSquare.sqrt().div(meanSquare);
    return x.mul(inverseRoot).mul(factors.on(store, x, training));
  }
}
