package io.github.finefettle.examples.language;

/** Where the blocks of a model get the values from that their weights begin with. */
@FunctionalInterface
public interface StartingWeights {
  /**
   * The values of one weight.
   *
   * @param name its name in a checkpoint
   * @param shape the shape that the model needs; matrices as (out, in)
   * @return a tensor of that shape
   */
  Tensor get(String name, int... shape);
}
