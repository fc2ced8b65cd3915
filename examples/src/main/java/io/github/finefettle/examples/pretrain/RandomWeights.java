package io.github.finefettle.examples.pretrain;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.examples.language.LlamaConfig;
import io.github.finefettle.examples.language.StartingWeights;
import io.github.finefettle.examples.language.Tensor;
import java.util.Arrays;

/**
 * The weights that a model begins with when nothing has been learned: norms are 1; a matrix is
 * normal with variance one over its inputs, so that what goes in and what comes out are of like
 * size; matrices whose result is added to the stream are smaller by the root of how many are added.
 * Each is drawn from a stream of its own name, so one weight's values do not depend on the others.
 */
record RandomWeights(LlamaConfig config, long seed) implements StartingWeights {
  private static final double EMBEDDING_DEVIATION = 0.05;

  @Override
  public Tensor get(String name, int... shape) {
    int size = 1;
    for (int dimension : shape) {
      size *= dimension;
    }
    float[] values = new float[size];
    if (shape.length == 1) {
      Arrays.fill(values, 1f);
      return Tensor.of(shape, values);
    }
    double deviation = deviation(name, shape[1]);
    RandomSequence draws = RandomStream.of(seed, "initial weight " + name).sequence();
    for (int i = 0; i < size; i++) {
      values[i] = (float) (deviation * draws.nextGaussian());
    }
    return Tensor.of(shape, values);
  }

  private double deviation(String name, int inputs) {
    if (name.equals(LlamaConfig.EMBEDDING)) {
      return EMBEDDING_DEVIATION;
    }
    boolean isAdded = name.endsWith("o_proj.weight") || name.endsWith("down_proj.weight");
    return 1 / Math.sqrt(isAdded ? 2.0 * config.layers() * inputs : inputs);
  }
}
