package io.github.finefettle.metrics.classification;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Rows of a made-up model, the same in every run. */
public final class SyntheticRows {
  private SyntheticRows() {}

  /**
   * Rows with a share of positives "spam" among "ham", found and falsely alarmed at given rates.
   */
  public static List<LabelPair> spam(
      long seed, int n, double positives, double recall, double falseAlarms) {
    RandomSequence random = RandomStream.of(seed, "synthetic-spam").sequence();
    List<LabelPair> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean spam = random.nextUniform() < positives;
      boolean called = random.nextUniform() < (spam ? recall : falseAlarms);
      rows.add(new LabelPair(spam ? "spam" : "ham", called ? "spam" : "ham"));
    }
    return rows;
  }

  /** Rows of so many classes of which a share is answered right. */
  public static List<LabelPair> classes(long seed, int n, int classes, double right) {
    RandomSequence random = RandomStream.of(seed, "synthetic-classes").sequence();
    List<LabelPair> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int truth = random.nextInt(classes);
      int answer = random.nextUniform() < right ? truth : random.nextInt(classes);
      rows.add(new LabelPair("label " + truth, "label " + answer));
    }
    return rows;
  }
}
