package io.github.finefettle.metrics.ranking.internal;

/** Is shown every score that occurs, once, with how many rows of each kind have it. */
@FunctionalInterface
public interface TieVisitor {
  /**
   * One score.
   *
   * @param score the score
   * @param positives how many positive rows have it
   * @param negatives how many other rows have it; one of both is above 0
   */
  void tie(double score, long positives, long negatives);
}
