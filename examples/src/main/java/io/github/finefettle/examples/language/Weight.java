package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.Arrays;

/**
 * One weight of a model: a DJL parameter that knows its name in a checkpoint.
 *
 * <p>A matrix stands in a checkpoint as (out, in). Here it is held as (in, out), so that a layer is
 * {@code x.matMul(weight)}: the result of an operation belongs to the manager of the array it is
 * called on, and that must be the batch, which is closed after each step, never the model.
 */
final class Weight {
  private final String name;
  private final boolean transposed;
  private final Parameter parameter;

  private Weight(String name, Tensor start, Parameter.Type type, boolean transposed) {
    this.name = name;
    this.transposed = transposed;
    Tensor held = transposed ? start.transposed() : start;
    Shape shape = new Shape(Arrays.stream(held.shape()).asLongStream().toArray());
    this.parameter =
        Parameter.builder()
            .setName(name)
            .setType(type)
            .optShape(shape)
            .optInitializer((manager, s, dataType) -> inEngineMemory(manager, held, s))
            .build();
  }

  /**
   * A copy in the engine's own, aligned memory. An array made from Java numbers lies in a Java
   * buffer, whose alignment differs from process to process, and with it the order in which a
   * vectorised kernel adds.
   */
  private static NDArray inEngineMemory(NDManager manager, Tensor tensor, Shape shape) {
    try (NDArray lent = manager.create(tensor.values(), shape)) {
      return lent.duplicate();
    }
  }

  /** A factor or summand for each feature. */
  static Weight vector(StartingWeights start, String name, Parameter.Type type, int size) {
    return new Weight(name, start.get(name, size), type, false);
  }

  /** The matrix of a linear layer. */
  static Weight linear(StartingWeights start, String name, int in, int out) {
    return new Weight(name, start.get(name, out, in), Parameter.Type.WEIGHT, true);
  }

  /** A table with a row for each token. */
  static Weight table(StartingWeights start, String name, int rows, int columns) {
    return new Weight(name, start.get(name, rows, columns), Parameter.Type.WEIGHT, false);
  }

  String name() {
    return name;
  }

  Parameter parameter() {
    return parameter;
  }

  /** The array to compute with, on the device of another array. */
  NDArray on(ParameterStore store, NDArray like, boolean training) {
    return store.getValue(parameter, like.getDevice(), training);
  }

  /** The present values, as a checkpoint holds them. */
  Tensor toTensor() {
    NDArray array = parameter.getArray();
    int[] shape = Arrays.stream(array.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
    Tensor held = Tensor.of(shape, array.toFloatArray());
    return transposed ? held.transposed() : held;
  }
}
