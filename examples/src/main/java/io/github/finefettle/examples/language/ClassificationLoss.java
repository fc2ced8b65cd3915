package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * Cross-entropy of the softmax: the mean of minus the logarithm of the probability given to the
 * right class. It holds for the class of a text and for the next token at each position alike.
 *
 * <p>With weights it is the weighted mean, each row counting with the weight of its class. No Java
 * number meets an array that has a gradient (see {@link LanguageBlock} for the reason).
 */
public final class ClassificationLoss extends Loss {
  private final float[] classWeights;

  private ClassificationLoss(float[] classWeights) {
    super("ClassificationLoss");
    this.classWeights = classWeights;
  }

  /**
   * Every row counts the same.
   *
   * @return the loss
   */
  public static ClassificationLoss unweighted() {
    return new ClassificationLoss(new float[0]);
  }

  /**
   * Rows count with the weight of their class.
   *
   * @param classWeights a finite number above 0 for each class
   * @return the loss
   * @throws IllegalArgumentException if a weight is not above 0 or not finite
   */
  public static ClassificationLoss weighted(float... classWeights) {
    for (float weight : classWeights) {
      if (!(weight > 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "The class weight ("
                + weight
                + ") must be a finite number above 0. Use 1 for all"
                + " classes to weight none.");
      }
    }
    return new ClassificationLoss(classWeights.clone());
  }

  /**
   * The loss of a batch.
   *
   * @param labels one array of class numbers (64-bit), of the shape of the logits without the last
   *     dimension
   * @param predictions one array of logits, classes in the last dimension
   * @return one number
   */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray logits = predictions.singletonOrThrow();
    NDArray classes = labels.singletonOrThrow();
    NDArray logProbability = logits.logSoftmax(-1).gather(classes.expandDims(-1), -1).squeeze(-1);
    if (classWeights.length == 0) {
      return logProbability.mean().neg();
    }
    // The array lives on the batch's manager, which is closed after backward.
    NDArray table = logits.getManager().create(classWeights);
    NDArray weights = table.gather(classes.flatten(), 0);
    return logProbability.flatten().mul(weights).sum().div(weights.sum()).neg();
  }
}
