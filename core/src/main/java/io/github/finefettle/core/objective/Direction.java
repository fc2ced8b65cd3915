package io.github.finefettle.core.objective;

/** Whether more or less of a metric is better. */
public enum Direction {
  /** Less is better: a loss, an error rate. */
  MINIMIZE,
  /** More is better: an accuracy, a score. */
  MAXIMIZE;

  /**
   * Whether one value is strictly better than another.
   *
   * @param candidate any number; NaN is never better
   * @param reference any number; whatever is not NaN is better than NaN
   * @return true if the candidate is better
   */
  public boolean isBetter(double candidate, double reference) {
    if (Double.isNaN(candidate)) {
      return false;
    }
    if (Double.isNaN(reference)) {
      return true;
    }
    return this == MINIMIZE ? candidate < reference : candidate > reference;
  }

  /**
   * By how much one value is better than another.
   *
   * @param candidate a finite number
   * @param reference a finite number
   * @return positive if the candidate is better, negative if it is worse
   */
  public double gain(double candidate, double reference) {
    return this == MINIMIZE ? reference - candidate : candidate - reference;
  }

  /**
   * Orders values from best to worst; NaN last.
   *
   * @param a any number
   * @param b any number
   * @return negative if {@code a} is better, positive if {@code b} is, else 0
   */
  public int compareBestFirst(double a, double b) {
    if (isBetter(a, b)) {
      return -1;
    }
    return isBetter(b, a) ? 1 : 0;
  }
}
