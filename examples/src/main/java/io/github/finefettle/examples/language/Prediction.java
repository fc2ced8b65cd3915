package io.github.finefettle.examples.language;

import java.util.List;

/**
 * What a classifier says of one text.
 *
 * @param label the likeliest label, the first in the classifier's order among equals
 * @param probabilities the probability of each label, in the classifier's order; they sum to 1
 */
public record Prediction(String label, List<Double> probabilities) {
  /** Copies the probabilities. */
  public Prediction {
    probabilities = List.copyOf(probabilities);
  }
}
