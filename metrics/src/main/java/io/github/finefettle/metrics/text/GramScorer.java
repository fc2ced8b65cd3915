package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.items.ItemScorer;

/** Counts n-grams of a pair; each state has its own room for the texts. */
abstract class GramScorer implements ItemScorer<TextPair> {
  private final String id;
  private final WordRule rule;
  private final int order;
  private final int columns;

  /**
   * A scorer.
   *
   * @param id names what is counted and every choice that changes it
   * @param rule what a word is
   * @param order the words of an n-gram
   * @param columns how many numbers are counted
   */
  GramScorer(String id, WordRule rule, int order, int columns) {
    this.id = id;
    this.rule = rule;
    this.order = order;
    this.columns = columns;
  }

  /**
   * Counts one pair.
   *
   * @param row the pair
   * @param text holds no texts when it is given
   * @param out all 0 when it is given
   */
  abstract void count(TextPair row, GramText text, double[] out);

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final int columns() {
    return columns;
  }

  @Override
  public final void score(TextPair row, double[] out) {
    forState().score(row, out);
  }

  @Override
  public final ItemScorer<TextPair> forState() {
    return new InState(this, new GramText(rule, order));
  }

  /** The scorer with its own room to work in. */
  private record InState(GramScorer scorer, GramText text) implements ItemScorer<TextPair> {
    @Override
    public String id() {
      return scorer.id();
    }

    @Override
    public int columns() {
      return scorer.columns();
    }

    @Override
    public void score(TextPair row, double[] out) {
      text.clear();
      scorer.count(row, text, out);
    }
  }
}
