package io.github.finefettle.metrics.classification;

import io.github.finefettle.core.metric.Measurement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts rows quickly: labels are given once and rows as numbers, or rows are given as arrays of
 * texts. What comes out is a {@link ConfusionMatrix}, the same as that of pairs of labels.
 *
 * <pre>{@code
 * ConfusionCounts counts = ConfusionCounts.of("ham", "spam");
 * counts.addAll(truths, predictions);                 // int[]: positions among the labels
 * ClassificationMetric.macroF1().measure(counts.matrix());
 * }</pre>
 *
 * <p>Why numbers in arrays: a pair object and two hash look-ups a row cost some thirty times what
 * the counting itself does. Rows of few labels are counted in four tables in turn, as rows of one
 * frequent cell would otherwise wait for each other's store.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 */
public final class ConfusionCounts {
  /** Four tables of so many labels fit the first-level cache beside the rows. */
  private static final int MOST_LABELS_OF_FOUR_TABLES = 32;

  private static final int MOST_LABELS_OF_ONE_TABLE = 1024;

  /** No table of ints runs over within so many rows. */
  private static final int ROWS_OF_A_BLOCK = 1 << 30;

  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final CellTable cells;

  private ConfusionCounts(List<String> labels) {
    for (String label : labels) {
      numbers.put(label, this.labels.size());
      this.labels.add(label);
    }
    this.cells = new CellTable(labels.size());
  }

  /**
   * Counts of no rows.
   *
   * @param labels each label once; the first has number 0. Texts that are none of them get the
   *     numbers that follow when they are first met
   * @return empty counts
   */
  public static ConfusionCounts of(String... labels) {
    return of(List.of(labels));
  }

  /**
   * Counts of no rows.
   *
   * @param labels each label once; the first has number 0. Texts that are none of them get the
   *     numbers that follow when they are first met
   * @return empty counts
   */
  public static ConfusionCounts of(List<String> labels) {
    if (new HashSet<>(labels).size() < labels.size()) {
      throw new IllegalArgumentException(
          "The labels ("
              + String.join(", ", labels)
              + ") must differ. Name each label once; its position is its number.");
    }
    return new ConfusionCounts(labels);
  }

  /**
   * Counts a row.
   *
   * @param truth the number of the true label
   * @param predicted the number of the predicted label
   * @throws IllegalArgumentException if one is no label's number
   */
  public void add(int truth, int predicted) {
    if ((truth | predicted) < 0 || Math.max(truth, predicted) >= labels.size()) {
      throw outside(truth, predicted, "");
    }
    cells.add(truth, predicted, 1);
  }

  /**
   * Counts a row of texts.
   *
   * @param truth the true label
   * @param predicted the predicted label
   */
  public void add(String truth, String predicted) {
    cells.add(number(truth), number(predicted), 1);
  }

  /**
   * Counts rows.
   *
   * @param truths the numbers of the true labels
   * @param predictions the numbers of the predicted labels, row by row the same
   * @throws IllegalArgumentException if the arrays differ in length or hold what is no label's
   *     number, naming the row; then no row of them was counted
   */
  public void addAll(int[] truths, int[] predictions) {
    requireSameLength(truths.length, predictions.length);
    requireLabels(truths, predictions);
    for (int from = 0; from < truths.length; from += ROWS_OF_A_BLOCK) {
      int to = (int) Math.min((long) from + ROWS_OF_A_BLOCK, truths.length);
      addBlock(truths, predictions, from, to);
      if (to == truths.length) {
        return;
      }
    }
  }

  /**
   * Counts rows of texts.
   *
   * @param truths the true labels
   * @param predictions the predicted labels, row by row the same
   * @throws IllegalArgumentException if the arrays differ in length or a label is missing, naming
   *     the row; then no row of them was counted
   */
  public void addAll(String[] truths, String[] predictions) {
    requireSameLength(truths.length, predictions.length);
    for (int row = 0; row < truths.length; row++) {
      if (isMissing(truths[row]) || isMissing(predictions[row])) {
        throw new IllegalArgumentException(
            "The label of row "
                + row
                + " (null) must be a text. Drop rows without a true label, and give answers that"
                + " are no label a label of their own, such as \"(none)\".");
      }
    }
    for (int row = 0; row < truths.length; row++) {
      cells.add(number(truths[row]), number(predictions[row]), 1);
    }
  }

  /**
   * Takes in rows that were counted elsewhere. The other is left as it was.
   *
   * @param other counts of any labels
   */
  public void merge(ConfusionCounts other) {
    add(other.matrix());
  }

  /**
   * Takes in rows that were counted elsewhere.
   *
   * @param matrix their matrix
   */
  public void add(ConfusionMatrix matrix) {
    matrix
        .counts()
        .forEach((pair, count) -> cells.add(number(pair.truth()), number(pair.predicted()), count));
  }

  /**
   * The labels, each at the position that is its number.
   *
   * @return a copy
   */
  public List<String> labels() {
    return List.copyOf(labels);
  }

  /**
   * The counts so far.
   *
   * @return the matrix
   */
  public ConfusionMatrix matrix() {
    return cells.matrix(labels);
  }

  /**
   * A metric of the rows so far.
   *
   * @param metric the metric
   * @return its measurement
   */
  public Measurement measure(ClassificationMetric metric) {
    return metric.measure(matrix());
  }

  private void addBlock(int[] truths, int[] predictions, int from, int to) {
    int k = labels.size();
    if (k <= MOST_LABELS_OF_FOUR_TABLES) {
      int[][] tables = new int[4][k * k];
      countInFour(truths, predictions, from, to, k, tables);
      for (int[] table : tables) {
        cells.add(table, k);
      }
    } else if (k <= MOST_LABELS_OF_ONE_TABLE && (long) k * k <= 16L * (to - from)) {
      int[] table = new int[k * k];
      for (int row = from; row < to; row++) {
        table[truths[row] * k + predictions[row]]++;
      }
      cells.add(table, k);
    } else {
      for (int row = from; row < to; row++) {
        cells.add(truths[row], predictions[row], 1);
      }
    }
  }

  private static void countInFour(
      int[] truths, int[] predictions, int from, int to, int k, int[][] tables) {
    int[] a = tables[0];
    int[] b = tables[1];
    int[] c = tables[2];
    int[] d = tables[3];
    int row = from;
    for (; row < to - 3; row += 4) {
      a[truths[row] * k + predictions[row]]++;
      b[truths[row + 1] * k + predictions[row + 1]]++;
      c[truths[row + 2] * k + predictions[row + 2]]++;
      d[truths[row + 3] * k + predictions[row + 3]]++;
    }
    for (; row < to; row++) {
      a[truths[row] * k + predictions[row]]++;
    }
  }

  /** One pass without branches, which the compiler turns into vector instructions. */
  private void requireLabels(int[] truths, int[] predictions) {
    int last = labels.size() - 1;
    int outside = 0;
    for (int row = 0; row < truths.length; row++) {
      int t = truths[row];
      int p = predictions[row];
      outside |= t | p | (last - t) | (last - p);
    }
    for (int row = 0; outside < 0 && row < truths.length; row++) {
      int t = truths[row];
      int p = predictions[row];
      if ((t | p) < 0 || Math.max(t, p) > last) {
        throw outside(t, p, " of row " + row);
      }
    }
  }

  private int number(String label) {
    Integer known = numbers.get(label);
    if (known != null) {
      return known;
    }
    if (isMissing(label)) {
      throw new IllegalArgumentException(
          "The label (null) must be a text. Give answers that are no label a label of their own,"
              + " such as \"(none)\".");
    }
    int number = labels.size();
    labels.add(label);
    numbers.put(label, number);
    return number;
  }

  // NullAway sees to our own callers; a user's rows may still hold null at run time.
  private static boolean isMissing(@Nullable String label) {
    return label == null;
  }

  private static void requireSameLength(int truths, int predictions) {
    if (truths != predictions) {
      throw new IllegalArgumentException(
          "There are "
              + truths
              + " true labels but "
              + predictions
              + " predictions. Give one of each for every row, in the same order.");
    }
  }

  private IllegalArgumentException outside(int truth, int predicted, String where) {
    return new IllegalArgumentException(
        "The true label ("
            + truth
            + ") and the predicted label ("
            + predicted
            + ")"
            + where
            + " must be numbers of labels, 0 to "
            + (labels.size() - 1)
            + ". Leave out rows that a model was told to ignore, such as those with -1 or -100.");
  }
}
