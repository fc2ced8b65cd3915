package io.github.finefettle.metrics.multilabel;

import io.github.finefettle.metrics.classification.LabelScores;
import io.github.finefettle.metrics.items.ItemScorer;
import java.util.Arrays;

/**
 * Average precision, coverage and ranking loss of a row, from its sorted scores: the rank of a
 * score is the number of scores that are not lower, found by bisection.
 */
final class LabelRankingScorer implements ItemScorer<ScoredLabelSet> {
  @Override
  public String id() {
    return "label-ranking-items|ties:worst";
  }

  @Override
  public int columns() {
    return 3;
  }

  @Override
  public void score(ScoredLabelSet row, double[] out) {
    LabelScores scores = row.scores();
    int size = scores.size();
    double[] trues = new double[row.truth().size()];
    double[] all = new double[size];
    int used = 0;
    for (int i = 0; i < size; i++) {
      // Adding 0 makes the two zeros one, as they are equal but sort apart.
      all[i] = scores.score(i) + 0.0;
      if (row.truth().contains(scores.labels().get(i))) {
        trues[used++] = all[i];
      }
    }
    Arrays.sort(all);
    Arrays.sort(trues);
    int others = size - used;
    out[0] = used == 0 || others == 0 ? 1 : averagePrecision(all, trues);
    out[1] = used == 0 ? 0 : notBelow(all, trues[0]);
    out[2] = used == 0 || others == 0 ? 0 : (double) mistakes(all, trues) / ((long) used * others);
  }

  private static double averagePrecision(double[] all, double[] trues) {
    double sum = 0;
    for (int i = trues.length - 1; i >= 0; i--) {
      sum += (double) notBelow(trues, trues[i]) / notBelow(all, trues[i]);
    }
    return sum / trues.length;
  }

  private static long mistakes(double[] all, double[] trues) {
    long mistakes = 0;
    for (double score : trues) {
      mistakes += notBelow(all, score) - notBelow(trues, score);
    }
    return mistakes;
  }

  /** How many of the sorted numbers are at least so large. */
  private static int notBelow(double[] sorted, double bound) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }
}
