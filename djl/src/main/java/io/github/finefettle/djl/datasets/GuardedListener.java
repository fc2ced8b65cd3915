package io.github.finefettle.djl.datasets;

import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListener;
import io.github.finefettle.core.split.TrainingScope;

/**
 * A training listener inside which no test split opens. DJL tells nobody where its fit loop begins
 * and ends, so a listener of one's own that is given to {@code EasyTrain.fit} is wrapped in this:
 *
 * <pre>{@code
 * config.addTrainingListeners(GuardedListener.around(mine))
 * }</pre>
 *
 * <p>Not needed with {@code DjlEarlyStopping.fit}, which guards the whole of its training. As safe
 * for use by several threads as what it wraps.
 */
public final class GuardedListener implements TrainingListener {
  private final TrainingListener wrapped;

  private GuardedListener(TrainingListener wrapped) {
    this.wrapped = wrapped;
  }

  /**
   * Guards a listener.
   *
   * @param listener hears all that the guard hears
   * @return the listener to add to the configuration
   */
  public static GuardedListener around(TrainingListener listener) {
    return new GuardedListener(listener);
  }

  private void inside(Runnable call) {
    TrainingScope scope =
        TrainingScope.enter("the training listener " + wrapped.getClass().getName());
    try {
      call.run();
    } finally {
      scope.close();
    }
  }

  @Override
  public void onEpoch(Trainer trainer) {
    inside(() -> wrapped.onEpoch(trainer));
  }

  @Override
  public void onTrainingBatch(Trainer trainer, BatchData batch) {
    inside(() -> wrapped.onTrainingBatch(trainer, batch));
  }

  @Override
  public void onValidationBatch(Trainer trainer, BatchData batch) {
    inside(() -> wrapped.onValidationBatch(trainer, batch));
  }

  @Override
  public void onTrainingBegin(Trainer trainer) {
    inside(() -> wrapped.onTrainingBegin(trainer));
  }

  @Override
  public void onTrainingEnd(Trainer trainer) {
    inside(() -> wrapped.onTrainingEnd(trainer));
  }
}
