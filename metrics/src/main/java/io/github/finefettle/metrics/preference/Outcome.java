package io.github.finefettle.metrics.preference;

/** Which of two answers was preferred. */
public enum Outcome {
  /** The first. */
  FIRST,
  /** The second. */
  SECOND,
  /** Neither. */
  TIE;

  /**
   * The outcome with both answers in each other's place.
   *
   * @return the second for the first and the other way round; a tie for a tie
   */
  public Outcome swapped() {
    return switch (this) {
      case FIRST -> SECOND;
      case SECOND -> FIRST;
      case TIE -> TIE;
    };
  }
}
