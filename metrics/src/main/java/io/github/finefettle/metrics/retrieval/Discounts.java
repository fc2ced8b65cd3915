package io.github.finefettle.metrics.retrieval;

/** The discounts 1 / log2(rank + 1). The first ones are kept, as logarithms are slow. */
final class Discounts {
  private static final double LN_2 = StrictMath.log(2);
  private static final double[] FIRST = new double[4_096];

  static {
    for (int i = 0; i < FIRST.length; i++) {
      FIRST[i] = computed(i);
    }
  }

  private Discounts() {}

  /** The discount at a place, from 0. */
  static double at(int place) {
    return place < FIRST.length ? FIRST[place] : computed(place);
  }

  private static double computed(int place) {
    return LN_2 / StrictMath.log(place + 2.0);
  }
}
