package io.github.finefettle.validation;

import java.util.List;

/**
 * The model to be validated, seen from outside: inputs in, one output for each. It is called on one
 * thread, batch by batch.
 *
 * @param <I> the type of the inputs
 * @param <O> the type of the outputs
 */
@FunctionalInterface
public interface ModelUnderTest<I, O> {
  /**
   * Answers a batch.
   *
   * @param inputs one input or more; unmodifiable
   * @return one output for each input, in the same order
   * @throws Exception if the model fails; the run then stops and names the first row of the batch
   */
  List<O> predict(List<I> inputs) throws Exception;
}
