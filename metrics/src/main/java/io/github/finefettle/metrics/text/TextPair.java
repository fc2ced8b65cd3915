package io.github.finefettle.metrics.text;

import java.util.List;

/**
 * A generated text beside what it should have been.
 *
 * @param references one or more texts that would be right, in an order that matters only to metrics
 *     that say so
 * @param prediction what the model gave, any text
 */
public record TextPair(List<String> references, String prediction) {
  /** Checks that there is a reference, and copies the list. */
  public TextPair {
    references = List.copyOf(references);
    if (references.isEmpty()) {
      throw new IllegalArgumentException(
          "A text pair has no reference. Set rows without one aside before they are measured.");
    }
  }

  /**
   * A pair with one reference.
   *
   * @param reference the text that would be right
   * @param prediction what the model gave
   * @return the pair
   */
  public static TextPair of(String reference, String prediction) {
    return new TextPair(List.of(reference), prediction);
  }
}
