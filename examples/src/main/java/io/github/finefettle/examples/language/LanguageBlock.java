package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all blocks of the language model share: one array in, one array out, weights with names, and
 * constants.
 *
 * <p><b>Why constants are arrays here.</b> In DJL 0.35.1 with PyTorch, {@code x.mul(0.5)} makes an
 * array for the number on a Java buffer and frees it at once, while automatic differentiation keeps
 * a pointer to it for the way back. If the garbage collector runs in between, the gradient is made
 * of whatever lies there then. So no block multiplies or divides by a Java number: each constant is
 * an array made once, in {@link #createConstants}, on the manager that holds the weights and
 * outlives every step.
 *
 * <p>Blocks are not safe for use by several threads while they are trained. When all weights are
 * frozen, several threads may call forward at once.
 */
abstract class LanguageBlock extends AbstractBlock {
  private final List<Weight> weights = new ArrayList<>();
  private boolean hasConstants;

  /** Adds a weight of this block. */
  final Weight add(Weight weight) {
    addParameter(weight.parameter());
    weights.add(weight);
    return weight;
  }

  /** The present values of all weights of this block and those below it, by name. */
  public final SortedMap<String, Tensor> toTensors() {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    weights.forEach(weight -> tensors.put(weight.name(), weight.toTensor()));
    for (Block child : getChildren().values()) {
      if (child instanceof LanguageBlock block) {
        tensors.putAll(block.toTensors());
      }
    }
    return tensors;
  }

  /** Makes the constants; called once, with the manager that the weights live on. */
  void createConstants(NDManager manager) {}

  /** The result for one array; the batch's manager is that of the array. */
  abstract NDArray apply(ParameterStore store, NDArray x, boolean training);

  /** Runs a block that has one input and one output. */
  static NDArray run(Block block, ParameterStore store, NDArray x, boolean training) {
    return block.forward(store, new NDList(x), training).singletonOrThrow();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    return new NDList(apply(parameterStore, inputs.head(), training));
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    if (!hasConstants) {
      createConstants(manager);
      hasConstants = true;
    }
    for (Block child : getChildren().values()) {
      child.initialize(manager, dataType, inputShapes);
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inputShapes;
  }
}
