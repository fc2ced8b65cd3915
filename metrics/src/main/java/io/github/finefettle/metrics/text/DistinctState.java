package io.github.finefettle.metrics.text;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.metrics.text.internal.GramTrie;
import io.github.finefettle.metrics.text.internal.TokenIds;

/** All different words and n-grams of the predictions so far, and how many there were. */
final class DistinctState implements MetricState<TextPair> {
  private final DistinctNgrams metric;
  private final GramTrie trie;
  private final WordReader reader;
  private final WordList words = new WordList();

  DistinctState(DistinctNgrams metric) {
    this.metric = metric;
    TokenIds vocabulary = new TokenIds();
    this.trie = new GramTrie(vocabulary, metric.order());
    this.reader = new WordReader(metric.rule(), false, vocabulary);
  }

  @Override
  public void add(TextPair row) {
    reader.read(row.prediction(), words);
    trie.add(words.ids(), words.size());
  }

  @Override
  public void merge(MetricState<TextPair> other) {
    if (!(other instanceof DistinctState that) || !that.metric.equals(metric)) {
      throw new IllegalArgumentException(
          "A state of "
              + metric
              + " cannot take in another metric's. Merge states of the same metric only.");
    }
    trie.add(that.trie);
  }

  @Override
  public Measurement measure() {
    return metric.measured(trie.texts(), trie.different(), trie.grams());
  }

  @Override
  public byte[] toBytes() {
    return trie.toBytes(metric.signature());
  }

  void read(byte[] bytes) {
    trie.read(metric.signature(), bytes);
  }
}
