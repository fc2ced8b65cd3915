package io.github.finefettle.metrics.sequence;

/**
 * What became of an entity, true or predicted. The names of the message understanding conferences
 * (Chinchor and Sundheim, 1993) and of SemEval 2013, task 9, follow from these: see {@link
 * MucScore}.
 */
public enum EntityOutcome {
  /** A predicted entity has the boundaries and the type of a true one. */
  CORRECT("correct"),
  /** The boundaries are right, the type is not. */
  WRONG_TYPE("type"),
  /** They share a token and the type, but not both boundaries. */
  WRONG_BOUNDARY("boundary"),
  /** They share a token; neither the boundaries nor the type are right. */
  WRONG_BOTH("both"),
  /** No predicted entity belongs to a true one. */
  MISSED("missed"),
  /** No true entity belongs to a predicted one. */
  SPURIOUS("spurious");

  private final String key;

  EntityOutcome(String key) {
    this.key = key;
  }

  /**
   * The short name, as in a table.
   *
   * @return a lower-case word
   */
  public String key() {
    return key;
  }
}
