package io.github.finefettle.metrics.preference;

/** Which of two answers was preferred. */
public enum Outcome {
  /** The first. */
  FIRST(0),
  /** The second. */
  SECOND(1),
  /** Neither. */
  TIE(2);

  private final int code;

  Outcome(int code) {
    this.code = code;
  }

  /** How the outcome stands in the bytes of a state and in a table of counts. */
  int code() {
    return code;
  }

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
