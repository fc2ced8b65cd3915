package io.github.finefettle.metrics.text;

import io.github.finefettle.core.statistics.ExactSum;
import io.github.finefettle.metrics.text.internal.TokenIds;
import java.util.Arrays;
import java.util.List;

/**
 * The sentence BLEU of each text against all the others.
 *
 * <p>How often an n-gram stands in the one text that has it most, this one left out, follows from
 * the two greatest counts over all texts and whose the greatest is. So the work grows with the
 * words of the texts and not with the pairs.
 */
final class SelfBleuTexts {
  /** What an order without a match counts, in smoothing method 1 of Chen and Cherry (2014). */
  private static final double SMOOTHED = 0.1;

  private final int order;
  private final WordList[] texts;
  private final TokenIds table = new TokenIds();

  /** Matches and n-grams, of each text and order. */
  private final long[][] matches;

  private final int[] sortedLengths;

  SelfBleuTexts(SelfBleu metric, List<String> all) {
    order = metric.order();
    texts = new WordList[all.size()];
    matches = new long[all.size()][order];
    sortedLengths = new int[all.size()];
    WordReader reader = new WordReader(metric.rule(), false, table);
    for (int t = 0; t < texts.length; t++) {
      texts[t] = new WordList();
      reader.read(all.get(t), texts[t]);
      sortedLengths[t] = texts[t].size();
    }
    Arrays.sort(sortedLengths);
    for (int n = 1; n <= order; n++) {
      match(n);
    }
  }

  double mean() {
    ExactSum sum = new ExactSum();
    for (int t = 0; t < texts.length; t++) {
      sum.add(bleu(t));
    }
    return sum.dividedBy(texts.length);
  }

  private void match(int n) {
    GramIds ids = new GramIds(n);
    int[][] grams = new int[texts.length][];
    for (int t = 0; t < texts.length; t++) {
      grams[t] = Arrays.copyOf(ids.of(texts[t], new int[0]), ids.count(texts[t].size()));
    }
    int size = ids.size(table.size());
    int[] counts = new int[size];
    int[] most = new int[size];
    int[] whose = new int[size];
    int[] second = new int[size];
    for (int t = 0; t < texts.length; t++) {
      count(grams[t], counts);
      for (int gram : grams[t]) {
        int count = counts[gram];
        counts[gram] = 0;
        if (count > most[gram]) {
          second[gram] = most[gram];
          most[gram] = count;
          whose[gram] = t;
        } else if (count > second[gram]) {
          second[gram] = count;
        }
      }
    }
    for (int t = 0; t < texts.length; t++) {
      count(grams[t], counts);
      for (int gram : grams[t]) {
        matches[t][n - 1] += Math.min(counts[gram], whose[gram] == t ? second[gram] : most[gram]);
        counts[gram] = 0;
      }
    }
  }

  private static void count(int[] grams, int[] counts) {
    for (int gram : grams) {
      counts[gram]++;
    }
  }

  private double bleu(int t) {
    if (matches[t][0] == 0) {
      return 0;
    }
    int length = texts[t].size();
    ExactSum logarithms = new ExactSum();
    for (int n = 1; n <= order; n++) {
      double matched = matches[t][n - 1] == 0 ? SMOOTHED : matches[t][n - 1];
      logarithms.add(StrictMath.log(matched / Math.max(1, length - n + 1)) / order);
    }
    int nearest = nearestOther(length);
    double penalty = length > nearest ? 1 : StrictMath.exp(1 - (double) nearest / length);
    return Math.min(1, penalty * StrictMath.exp(logarithms.value()));
  }

  /** The nearest of the other texts' lengths, the shorter of two equally near ones. */
  private int nearestOther(int length) {
    int at = Arrays.binarySearch(sortedLengths, length);
    boolean another =
        (at > 0 && sortedLengths[at - 1] == length)
            || (at + 1 < sortedLengths.length && sortedLengths[at + 1] == length);
    if (another) {
      return length;
    }
    if (at == 0) {
      return sortedLengths[1];
    }
    if (at == sortedLengths.length - 1
        || length - sortedLengths[at - 1] <= sortedLengths[at + 1] - length) {
      return sortedLengths[at - 1];
    }
    return sortedLengths[at + 1];
  }
}
