package io.github.finefettle.dataprep.rule;

import io.github.finefettle.core.split.RowId;

/**
 * What a {@link LearningRule} has learned so far. Rows come one by one, in the order of the source
 * and on one thread, whatever the number of threads of the run.
 *
 * @param <O> what is noted of one row
 */
public interface Learning<O> {
  /**
   * Learns from one row.
   *
   * @param row its id
   * @param observation what was noted of it
   */
  void add(RowId row, O observation);

  /**
   * Ends learning; called once, behind the last row.
   *
   * @return the row rule that was learned, and what a person should know about it
   */
  Learned learned();
}
