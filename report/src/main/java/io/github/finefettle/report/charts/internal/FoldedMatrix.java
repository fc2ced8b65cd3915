package io.github.finefettle.report.charts.internal;

import io.github.finefettle.core.evidence.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A matrix with at most {@value #MOST} rows and columns: the heaviest stay in their order, the
 * others are added up in one.
 *
 * @param rows the row labels
 * @param columns the column labels
 * @param counts row by row
 */
record FoldedMatrix(List<String> rows, List<String> columns, List<List<Long>> counts) {
  static final int MOST = 20;

  static FoldedMatrix of(Figure.Matrix matrix) {
    int height = matrix.rows().size();
    int width = matrix.columns().size();
    double[] rowSums = new double[height];
    double[] columnSums = new double[width];
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        rowSums[r] += matrix.counts().get(r).get(c);
        columnSums[c] += matrix.counts().get(r).get(c);
      }
    }
    // One choice for both axes where both have the same labels, so that the diagonal stays one.
    boolean square = matrix.rows().equals(matrix.columns());
    int[] rowPlaces = places(rowSums);
    int[] columnPlaces = square ? rowPlaces : places(columnSums);
    List<String> rows = labels(matrix.rows(), rowPlaces);
    List<String> columns = labels(matrix.columns(), columnPlaces);
    long[][] counts = new long[rows.size()][columns.size()];
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        int row = rowPlaces[r];
        int column = columnPlaces[c];
        counts[row][column] = saturated(counts[row][column], matrix.counts().get(r).get(c));
      }
    }
    return new FoldedMatrix(
        rows, columns, Arrays.stream(counts).map(r -> Arrays.stream(r).boxed().toList()).toList());
  }

  /** For each old index its new one. */
  private static int[] places(double[] sums) {
    int n = sums.length;
    if (n <= MOST) {
      return IntStream.range(0, n).toArray();
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    order.sort(Comparator.<Integer>comparingDouble(i -> -sums[i]).thenComparing(i -> i));
    TreeSet<Integer> heaviest = new TreeSet<>(order.subList(0, MOST - 1));
    int[] places = new int[n];
    int next = 0;
    for (int i = 0; i < n; i++) {
      places[i] = heaviest.contains(i) ? next++ : MOST - 1;
    }
    return places;
  }

  private static List<String> labels(List<String> labels, int[] places) {
    if (labels.size() <= MOST) {
      return labels;
    }
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] < MOST - 1) {
        kept.add(labels.get(i));
      }
    }
    kept.add(ShownNumber.count(labels.size() - MOST + 1L) + " others");
    return kept;
  }

  private static long saturated(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
  }
}
