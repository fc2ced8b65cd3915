package io.github.finefettle.djl;

import ai.djl.training.Trainer;
import io.github.finefettle.core.stopping.Span;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A {@link DjlEarlyStopping} among the listeners of a {@link FineTuning}. It hears of whole epochs
 * only and needs an evaluation at the end of each; the loop evaluates at an interval of its own.
 * One that another listener wraps is not seen, and says itself that an evaluation is missing.
 */
final class ListeningRule {
  private ListeningRule() {}

  /** An interval of several epochs passes over the first: said before any training. */
  static void requireFirstEpochEvaluated(Trainer trainer, FineTuning definition) {
    if (definition.epochs() > 1
        && definition.interval() instanceof Span.Epochs interval
        && interval.count() > 1 + 1e-9) {
      requireEvaluated(trainer, definition, 1);
    }
  }

  /** Called for an epoch that has, or will have, no evaluation at its end. */
  static void requireEvaluated(Trainer trainer, FineTuning definition, int epoch) {
    AtomicBoolean listens = new AtomicBoolean();
    trainer.notifyListeners(
        listener -> {
          if (listener instanceof DjlEarlyStopping) {
            listens.set(true);
          }
        });
    if (listens.get()) {
      throw new IllegalStateException(
          "A DjlEarlyStopping listens to this FineTuning and needs an evaluation at the end of each"
              + " epoch, but epoch "
              + epoch
              + " has none: FineTuning evaluates every "
              + definition.interval()
              + ". Give the rule to FineTuning.stoppingBy(rule) and take the listener out, or"
              + " evaluate every epoch with evaluatingEvery(Span.epochs(1)).");
    }
  }
}
