package io.github.finefettle.validation.perturbations;

import io.github.finefettle.core.statistics.RandomSequence;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Chooses places in a text. Texts are handled as code points, so no surrogate pair is torn. */
final class Positions {
  private Positions() {}

  static int[] where(int[] points, IntPredicate condition) {
    return IntStream.range(0, points.length).filter(i -> condition.test(points[i])).toArray();
  }

  /** Marks the given share of the candidates, but at least one, every choice equally likely. */
  static boolean[] choose(int[] candidates, int length, double share, RandomSequence random) {
    boolean[] chosen = new boolean[length];
    int count = (int) Math.max(1, Math.rint(share * candidates.length));
    int[] order = random.permutation(candidates.length);
    for (int i = 0; i < count; i++) {
      chosen[candidates[order[i]]] = true;
    }
    return chosen;
  }
}
