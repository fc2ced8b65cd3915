package io.github.finefettle.djl;

import ai.djl.training.Trainer;
import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.stopping.EarlyStopping;

/** Trains the tiny task and prints the fingerprint of its weights: the main class of child JVMs. */
public final class TinyTaskRun {
  private TinyTaskRun() {}

  static DjlEarlyStopping listener() {
    return DjlEarlyStopping.of(EarlyStopping.on(Objective.minimize("loss")).patience(50))
        .restoringBest();
  }

  static Fingerprint train(long seed, int epochs, DjlEarlyStopping stopping) throws Exception {
    try (TinyTask task = new TinyTask(seed);
        Trainer trainer = task.trainer(stopping)) {
      stopping.fit(trainer, epochs, task.train, task.validation);
      return stopping.checkpoint().parameters().fingerprint();
    }
  }

  /**
   * Trains and prints.
   *
   * @param args the seed and the epochs
   * @throws Exception if training fails
   */
  public static void main(String[] args) throws Exception {
    System.out.println(
        "weights=" + train(Long.parseLong(args[0]), Integer.parseInt(args[1]), listener()).hex());
  }
}
