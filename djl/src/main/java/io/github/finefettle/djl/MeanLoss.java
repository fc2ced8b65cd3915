package io.github.finefettle.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.Trainer;
import io.github.finefettle.core.statistics.ExactSum;

/**
 * The trainer's loss over an epoch, each batch weighted by its rows. DJL's own accumulators give a
 * small last batch the weight of a full one, and share their state with other listeners.
 */
final class MeanLoss {
  private final ExactSum sum = new ExactSum();
  private long rows;
  private boolean undefined;

  void add(Trainer trainer, NDList labels, NDList predictions) {
    float loss;
    try (NDArray value = trainer.getLoss().evaluate(labels, predictions)) {
      loss = value.size() == 1 ? value.toFloatArray()[0] : value.mean().toFloatArray()[0];
    }
    NDArray first = labels.head();
    long count = first.getShape().dimension() == 0 ? 1 : first.getShape().get(0);
    rows += count;
    if (Float.isFinite(loss)) {
      sum.addProduct(loss, (double) count);
    } else {
      undefined = true;
    }
  }

  /** The mean, or NaN where nothing was added or some batch was undefined. */
  double value() {
    return undefined || rows == 0 ? Double.NaN : sum.dividedBy(rows);
  }
}
