package io.github.finefettle.metrics.ranking;

import java.util.Optional;

/**
 * A row that is positive or not, and the score that a model gave it. A higher score says positive
 * more strongly; its scale means nothing, so that logits and probabilities rank alike.
 *
 * @param positive the truth
 * @param score any number but NaN; infinities rank at the ends
 */
public record ScoredRow(boolean positive, double score) {
  /** Refuses NaN, which has no place in an order. */
  public ScoredRow {
    Optional<String> reason = whyRefused(score);
    if (reason.isPresent()) {
      throw new IllegalArgumentException(reason.get());
    }
  }

  /**
   * Why a row with this score cannot be measured, for readers that set such rows aside.
   *
   * @param score what a model gave
   * @return the reason in two sentences, or empty for a good score
   */
  public static Optional<String> whyRefused(double score) {
    return Double.isNaN(score)
        ? Optional.of(
            "The score is NaN, which stands neither above nor below another. Set the row aside, or"
                + " find out why the model gave no number.")
        : Optional.empty();
  }
}
