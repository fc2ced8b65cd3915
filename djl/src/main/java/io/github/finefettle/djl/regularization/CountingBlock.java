package io.github.finefettle.djl.regularization;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.djl.training.CheckpointSection;
import io.github.finefettle.djl.training.Resumable;

/**
 * A block around another one, of the same shapes, that counts its training passes: what it draws in
 * a pass is keyed by that count, which a checkpoint keeps.
 */
@CheckReturnValue
abstract class CountingBlock extends AbstractBlock implements Resumable {
  private static final byte VERSION = 1;

  private final Block inner;
  private final String sectionName;
  private long step;

  /**
   * Wraps a block.
   *
   * @param child the name of the wrapped block among the children
   * @param inner the wrapped block
   * @param sectionName of the checkpoint
   */
  CountingBlock(String child, Block inner, String sectionName) {
    super(VERSION);
    this.inner = addChildBlock(child, inner);
    this.sectionName = sectionName;
  }

  final Block inner() {
    return inner;
  }

  /** The number of training passes before this one, which is counted now. */
  final long nextStep() {
    return step++;
  }

  /** What a checkpoint keeps. */
  JsonObjectBuilder state() {
    return JsonValue.object().put("step", step);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    inner.initialize(manager, dataType, inputShapes);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inner.getOutputShapes(inputShapes);
  }

  @Override
  public String sectionName() {
    return sectionName;
  }

  @Override
  public CheckpointSection capture() {
    return CheckpointSection.of(state().toJson());
  }

  @Override
  public void resume(CheckpointSection section) {
    step = section.values().integer("step");
  }
}
