package io.github.finefettle.metrics.preference;

/**
 * What one judge said of the same two answers shown in both orders.
 *
 * @param asShown the verdict in the one order, by position
 * @param swapped the verdict in the other order, by position
 */
public record SwapTrial(Outcome asShown, Outcome swapped) {
  /**
   * Whether both verdicts prefer the same answer, or none.
   *
   * @return true if the second is the first with positions exchanged
   */
  public boolean isConsistent() {
    return swapped == asShown.swapped();
  }
}
