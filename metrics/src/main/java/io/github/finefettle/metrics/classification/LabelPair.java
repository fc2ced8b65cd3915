package io.github.finefettle.metrics.classification;

/**
 * One classified row: what it is and what the model said. Ordered by true, then by predicted label
 * (UTF-16 code units).
 *
 * @param truth the true label
 * @param predicted the label that the model gave
 */
public record LabelPair(String truth, String predicted) implements Comparable<LabelPair> {
  /** Checks that both labels are there. */
  public LabelPair {
    requireLabel("truth", truth);
    requireLabel("predicted", predicted);
  }

  @Override
  public int compareTo(LabelPair other) {
    int byTruth = truth.compareTo(other.truth);
    return byTruth != 0 ? byTruth : predicted.compareTo(other.predicted);
  }

  // NullAway sees to our own callers; a user's rows may still hold null at run time.
  private static void requireLabel(String name, String label) {
    if (label == null) {
      throw new IllegalArgumentException(
          "The label "
              + name
              + " (null) must be a text. Drop rows without a true label before evaluation, and give"
              + " answers that are no label a label of their own, such as \"(none)\".");
    }
  }
}
