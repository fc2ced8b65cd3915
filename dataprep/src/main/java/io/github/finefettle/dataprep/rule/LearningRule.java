package io.github.finefettle.dataprep.rule;

import io.github.finefettle.dataprep.examples.Example;

/**
 * A rule that must see all rows, as the rules before it left them, before it can judge one: a
 * threshold from the data's own quantiles, the right spelling of a label, duplicates. The rows are
 * read once more for it.
 *
 * @param <O> what is noted of one row; small, because it travels between threads
 */
public non-sealed interface LearningRule<O> extends CleaningRule {
  /**
   * Notes what matters of one row. Pure, and safe for use by several threads.
   *
   * @param example its id and its texts, as the rules before left them
   * @return the note
   * @throws Exception if the rule fails; the run ends and names the rule and the row
   */
  O observe(Example example) throws Exception;

  /**
   * Begins to learn.
   *
   * @return a fresh state
   */
  Learning<O> learning();

  /**
   * Begins to learn with threads of its own for what it does behind the last row. They change the
   * time, and never what is learned.
   *
   * @param threads how many it may start, 1 or more
   * @return a fresh state; by default the same as {@link #learning()}, which starts none
   */
  default Learning<O> learning(int threads) {
    return learning();
  }

  /**
   * Whether the rule neither edits nor removes rows. Rules behind it may then learn in the same
   * pass over the rows.
   *
   * @return true if the row rule that is learned does nothing but flag
   */
  boolean onlyFlags();
}
