package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.text.internal.TokenIds;

/**
 * The n-grams of texts as numbers that stay equal for equal n-grams until {@link #clear()}.
 *
 * <p>Not safe for use by several threads.
 */
final class GramText {
  private final TokenIds table = new TokenIds();
  private final WordReader reader;
  private final WordList words = new WordList();
  private final GramIds ids;
  private int[] grams = new int[64];

  GramText(WordRule rule, int order) {
    reader = new WordReader(rule, false, table);
    ids = new GramIds(order);
  }

  void clear() {
    table.clear();
    ids.clear();
  }

  /** Reads a text and gives how many n-grams it has. */
  int read(String text) {
    reader.read(text, words);
    grams = ids.of(words, grams);
    return ids.count(words.size());
  }

  /** The n-grams of the text that was read last. */
  int[] grams() {
    return grams;
  }

  /** The words of the text that was read last. */
  WordList words() {
    return words;
  }

  /** How many different n-grams were read. */
  int different() {
    return ids.size(table.size());
  }
}
