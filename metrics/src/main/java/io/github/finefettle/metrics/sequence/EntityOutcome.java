package io.github.finefettle.metrics.sequence;

/**
 * What became of an entity, true or predicted. The names of the message understanding conferences
 * (Chinchor and Sundheim, 1993) and of SemEval 2013, task 9, follow from these: see {@link
 * MucScore}.
 */
public enum EntityOutcome {
  /** A predicted entity has the boundaries and the type of a true one. */
  CORRECT("correct", 0),
  /** The boundaries are right, the type is not. */
  WRONG_TYPE("type", 1),
  /** They share a token and the type, but not both boundaries. */
  WRONG_BOUNDARY("boundary", 2),
  /** They share a token; neither the boundaries nor the type are right. */
  WRONG_BOTH("both", 3),
  /** No predicted entity belongs to a true one. */
  MISSED("missed", 4),
  /** No true entity belongs to a predicted one. */
  SPURIOUS("spurious", 5);

  /** How many outcomes there are. */
  static final int COUNT = 6;

  private final String key;
  private final int column;

  EntityOutcome(String key, int column) {
    this.key = key;
    this.column = column;
  }

  /** Where the outcome stands in stored counts, which must never change. */
  int column() {
    return column;
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
