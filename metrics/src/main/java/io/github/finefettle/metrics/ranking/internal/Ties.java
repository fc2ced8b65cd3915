package io.github.finefettle.metrics.ranking.internal;

/** Rows of two kinds in the order of their scores; rows of equal score come together. */
public interface Ties {
  /**
   * How many positive rows there are.
   *
   * @return 0 or more
   */
  long positives();

  /**
   * How many other rows there are.
   *
   * @return 0 or more
   */
  long negatives();

  /**
   * Shows every score from the highest down.
   *
   * @param visitor is shown each once
   */
  void descending(TieVisitor visitor);

  /**
   * Shows every score from the lowest up.
   *
   * @param visitor is shown each once
   */
  void ascending(TieVisitor visitor);

  /**
   * Rows whose scores are held one by one.
   *
   * @param positives the keys of positive rows in ascending order
   * @param negatives the keys of the others in ascending order
   * @return the rows
   */
  static Ties ofSorted(long[] positives, long[] negatives) {
    return new SortedTies(positives, negatives);
  }
}
