package io.github.finefettle.metrics.regression;

/**
 * A predicted number beside the true one.
 *
 * @param truth the true number, of magnitude at most 1e70
 * @param prediction the predicted number, of magnitude at most 1e70
 */
public record NumberPair(double truth, double prediction) {
  /** Beyond this, sums of fourth powers, which intervals need, would leave the range of doubles. */
  private static final double LARGEST = 1e70;

  /** Checks that both are numbers of a size that can be summed. */
  public NumberPair {
    requireNumber("truth", truth);
    requireNumber("prediction", prediction);
  }

  double error() {
    return truth - prediction;
  }

  private static void requireNumber(String name, double value) {
    if (!(Math.abs(value) <= LARGEST)) {
      throw new IllegalArgumentException(
          "The "
              + name
              + " ("
              + value
              + ") must be a number between -1e70 and 1e70. Set rows without one aside before they"
              + " are measured, and say how many they were.");
    }
  }
}
