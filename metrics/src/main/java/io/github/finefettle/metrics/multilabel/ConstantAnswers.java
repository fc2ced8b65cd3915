package io.github.finefettle.metrics.multilabel;

import io.github.finefettle.core.statistics.ExactSum;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the counts and sums over rows would be if every row were given the same labels. */
final class ConstantAnswers {
  private final LabelCounts counts;
  private final double[] sums;

  private ConstantAnswers(LabelCounts counts, double[] sums) {
    this.counts = counts;
    this.sums = sums;
  }

  LabelCounts counts() {
    return counts;
  }

  double[] sums() {
    return sums;
  }

  static ConstantAnswers of(Set<String> answer, TruthSets truthSets) {
    SortedMap<String, long[]> counts = new TreeMap<>();
    ExactSum[] sums = new ExactSum[SetItems.INSTANCE.columns()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new ExactSum();
    }
    long rows = 0;
    double[] row = new double[sums.length];
    for (Map.Entry<List<String>, Long> entry : truthSets.counts().entrySet()) {
      Set<String> truth = new TreeSet<>(entry.getKey());
      long n = entry.getValue();
      SetItems.score(truth, answer, row);
      for (int i = 0; i < sums.length; i++) {
        sums[i].addProduct(row[i], (double) n);
      }
      count(counts, truth, answer, n);
      rows += n;
    }
    double[] values = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      values[i] = sums[i].value();
    }
    return new ConstantAnswers(new LabelCounts(rows, counts), values);
  }

  private static void count(
      SortedMap<String, long[]> counts, Set<String> truth, Set<String> answer, long rows) {
    for (String label : truth) {
      int outcome = answer.contains(label) ? Outcome.HIT : Outcome.MISS;
      counts.computeIfAbsent(label, l -> new long[Outcome.COUNT])[outcome] += rows;
    }
    for (String label : answer) {
      if (!truth.contains(label)) {
        int place = Outcome.FALSE_ALARM;
        counts.computeIfAbsent(label, l -> new long[Outcome.COUNT])[place] += rows;
      }
    }
  }
}
