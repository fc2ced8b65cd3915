package io.github.finefettle.core.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The step-down adjustment of p values by Holm ("A simple sequentially rejective multiple test
 * procedure", 1979): whoever calls a difference real where its adjusted value is at most 5 % is
 * wrong about any of them with a chance of at most 5 %, however many there are.
 */
public final class Holm {
  private Holm() {}

  /**
   * Adjusts p values.
   *
   * @param pValues each in [0, 1]
   * @return the adjusted values, at the same places
   * @throws IllegalArgumentException if a value is outside [0, 1] or NaN
   */
  public static double[] adjust(double... pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(
            "The p value (" + p + ") must lie in 0 .. 1. Leave out tests that were undefined.");
      }
    }
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double atLeast = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      double scaled = (ascending.length - rank) * pValues[ascending[rank]];
      atLeast = Math.max(atLeast, Math.min(1, scaled));
      adjusted[ascending[rank]] = atLeast;
    }
    return adjusted;
  }
}
