package io.github.finefettle.metrics.speech;

/**
 * How a reference became a prediction, in words or in characters.
 *
 * @param hits units that are the same
 * @param substitutions units of the reference that became others
 * @param deletions units of the reference that are missing
 * @param insertions units of the prediction that are too many
 */
public record EditCounts(long hits, long substitutions, long deletions, long insertions) {
  /** Checks that no count is negative. */
  public EditCounts {
    if (hits < 0 || substitutions < 0 || deletions < 0 || insertions < 0) {
      throw new IllegalArgumentException(
          "The counts ("
              + hits
              + " hits, "
              + substitutions
              + " substitutions, "
              + deletions
              + " deletions, "
              + insertions
              + " insertions) must be 0 or more.");
    }
  }

  /**
   * How long the reference is.
   *
   * @return hits, substitutions and deletions together
   */
  public long referenceLength() {
    return hits + substitutions + deletions;
  }

  /**
   * How long the prediction is.
   *
   * @return hits, substitutions and insertions together
   */
  public long predictionLength() {
    return hits + substitutions + insertions;
  }

  /**
   * The edit distance.
   *
   * @return substitutions, deletions and insertions together
   */
  public long errors() {
    return substitutions + deletions + insertions;
  }

  /**
   * These counts and others.
   *
   * @param other the others
   * @return the sums
   */
  public EditCounts plus(EditCounts other) {
    return new EditCounts(
        hits + other.hits,
        substitutions + other.substitutions,
        deletions + other.deletions,
        insertions + other.insertions);
  }
}
