package io.github.finefettle.metrics.items;

/**
 * What is counted of one item, such as the matched n-grams of a sentence. Metrics that read their
 * values from the same counts share one scorer, and with it one state.
 *
 * <p>Implementations are immutable and safe for use by several threads.
 *
 * @param <R> the type of a row
 */
public interface ItemScorer<R> {
  /**
   * Names the counts and every choice that changes them; equal ids give equal counts.
   *
   * @return such as {@code "bleu-counts|tok:13a"}
   */
  String id();

  /**
   * How many numbers are counted of an item.
   *
   * @return 1 or more
   */
  int columns();

  /**
   * Counts one item.
   *
   * @param row the item
   * @param out filled with finite numbers, one a column; all 0 when it is given
   */
  void score(R row, double[] out);

  /**
   * The scorer that one state uses. A scorer that needs room to work in gives a new one with its
   * own; the others give themselves.
   *
   * @return a scorer with the same id and columns, which one thread uses at a time
   */
  default ItemScorer<R> forState() {
    return this;
  }
}
