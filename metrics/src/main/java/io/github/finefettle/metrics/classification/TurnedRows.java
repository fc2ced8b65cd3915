package io.github.finefettle.metrics.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A matrix of which some rows of one true label are turned from right to wrong, or back.
 *
 * <p>The cells that may be needed are laid out once, with a count of 0 where there is no row. Each
 * turn then changes a few counts and walks over the cells of one label only: a model that answers
 * with thousands of texts costs a matrix a true label, not one a text.
 */
final class TurnedRows {
  private final ConfusionMatrix matrix;
  private final List<LabelPair> cells;
  private final long[] counts;
  private final Others others;
  private final SortedMap<String, Integer> firstCell = new TreeMap<>();

  TurnedRows(ConfusionMatrix original) {
    SortedMap<LabelPair, Long> laidOut = original.counts();
    List<String> truths = laidOut.keySet().stream().map(LabelPair::truth).distinct().toList();
    this.others = new Others(original);
    for (String truth : truths) {
      laidOut.putIfAbsent(new LabelPair(truth, truth), 0L);
      laidOut.putIfAbsent(new LabelPair(truth, others.of(truth)), 0L);
    }
    this.matrix = ConfusionMatrix.ofCellsAsGiven(laidOut);
    this.cells = new ArrayList<>(laidOut.keySet());
    this.counts = matrix.cellCounts();
    for (int i = 0; i < counts.length; i++) {
      firstCell.putIfAbsent(cells.get(i).truth(), i);
    }
  }

  /** The labels with rows, ascending. */
  Iterable<String> truths() {
    return firstCell.keySet();
  }

  /**
   * Turns rows of a true label wrong, towards the most frequent other label; where none is right,
   * turns wrong ones right, in the order of the answers.
   */
  ConfusionMatrix of(String truth, long rows) {
    long[] turned = counts.clone();
    int hit = cell(truth, truth);
    if (counts[hit] > 0) {
      long moved = Math.min(rows, counts[hit]);
      turned[hit] -= moved;
      turned[cell(truth, others.of(truth))] += moved;
      return matrix.withCounts(turned);
    }
    long left = rows;
    for (int i = first(truth); i < counts.length && isOf(truth, i) && left > 0; i++) {
      long moved = Math.min(left, counts[i]);
      turned[i] -= moved;
      turned[hit] += moved;
      left -= moved;
    }
    return matrix.withCounts(turned);
  }

  private int cell(String truth, String predicted) {
    int i = first(truth);
    while (!cells.get(i).predicted().equals(predicted)) {
      i++;
    }
    return i;
  }

  private int first(String truth) {
    Integer first = firstCell.get(truth);
    if (first == null) {
      throw new IllegalArgumentException("The label (" + truth + ") has no rows.");
    }
    return first;
  }

  private boolean isOf(String truth, int cell) {
    return cells.get(cell).truth().equals(truth);
  }

  /** The most frequent other true label; errors go there most easily. */
  private static final class Others {
    private final String mostFrequent;
    private final String second;

    Others(ConfusionMatrix matrix) {
      List<String> labels = matrix.labels();
      this.mostFrequent = mostFrequent(matrix, labels);
      List<String> rest = labels.stream().filter(l -> !l.equals(mostFrequent)).toList();
      this.second = rest.isEmpty() ? mostFrequent : mostFrequent(matrix, rest);
    }

    String of(String label) {
      return label.equals(mostFrequent) ? second : mostFrequent;
    }

    private static String mostFrequent(ConfusionMatrix matrix, List<String> labels) {
      String most = labels.get(0);
      for (String label : labels) {
        if (matrix.truthTotal(label) > matrix.truthTotal(most)) {
          most = label;
        }
      }
      return most;
    }
  }
}
