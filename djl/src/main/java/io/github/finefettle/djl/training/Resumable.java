package io.github.finefettle.djl.training;

/**
 * A piece of training with a state of its own, which a {@link TrainingCheckpoint} keeps: an
 * optimizer, a sampler, a dropout block. Pieces that are blocks are found in the model by
 * themselves.
 */
public interface Resumable {
  /**
   * The name of the piece's section, unique in a checkpoint.
   *
   * @return a short name, the same in every run of the program
   */
  String sectionName();

  /**
   * Writes the state down.
   *
   * @return the state; later changes of the piece do not reach it
   */
  CheckpointSection capture();

  /**
   * Takes a state over.
   *
   * @param section what {@link #capture()} wrote
   * @throws IllegalArgumentException if the section does not fit this piece
   */
  void resume(CheckpointSection section);
}
