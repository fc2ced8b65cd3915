package io.github.finefettle.metrics.classification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each pair of label numbers occurred. The numbers may grow.
 *
 * <p>A square of counters while the labels are few; beyond, where most cells stay empty and the
 * square would be large (a model may answer with a million different texts), a map. Which of the
 * two it is shows in nothing but time.
 */
final class CellTable {
  /** A square of 1,024 labels has 8 MB. */
  private static final int MOST_LABELS_OF_SQUARE = 1024;

  private static final int SHIFT = 32;
  private static final long LOW = 0xFFFF_FFFFL;

  private int side;
  private long[] square;

  /** Never walked over in its own order where the order matters. */
  private final Map<Long, long[]> sparse = new HashMap<>();

  CellTable(int labels) {
    this.side = Math.min(Math.max(labels, 1), MOST_LABELS_OF_SQUARE);
    this.square = new long[side * side];
  }

  void add(int truth, int predicted, long rows) {
    int label = Math.max(truth, predicted);
    if (label >= side && side < MOST_LABELS_OF_SQUARE) {
      grow(label + 1);
    }
    if (label < side) {
      int cell = truth * side + predicted;
      square[cell] = Math.addExact(square[cell], rows);
    } else {
      long[] count =
          sparse.computeIfAbsent(((long) truth << SHIFT) | predicted, key -> new long[1]);
      count[0] = Math.addExact(count[0], rows);
    }
  }

  /** Takes in a full square of counts, {@code labels} wide. */
  void add(int[] counts, int labels) {
    for (int truth = 0; truth < labels; truth++) {
      for (int predicted = 0; predicted < labels; predicted++) {
        int rows = counts[truth * labels + predicted];
        if (rows > 0) {
          add(truth, predicted, rows);
        }
      }
    }
  }

  void forEach(CellVisitor visitor) {
    for (int cell = 0; cell < square.length; cell++) {
      if (square[cell] > 0) {
        visitor.visit(cell / side, cell % side, square[cell]);
      }
    }
    sparse.forEach(
        (key, count) -> visitor.visit((int) (key >>> SHIFT), (int) (key & LOW), count[0]));
  }

  /**
   * The matrix of these counts.
   *
   * @param labels by number, in any order, some perhaps without rows
   */
  ConfusionMatrix matrix(List<String> labels) {
    boolean[] seen = new boolean[labels.size()];
    List<long[]> found = new ArrayList<>();
    forEach(
        (truth, predicted, rows) -> {
          seen[truth] = true;
          seen[predicted] = true;
          found.add(new long[] {truth, predicted, rows});
        });
    List<String> sorted = new ArrayList<>();
    for (int i = 0; i < seen.length; i++) {
      if (seen[i]) {
        sorted.add(labels.get(i));
      }
    }
    Collections.sort(sorted);
    int[] place = new int[seen.length];
    for (int i = 0; i < seen.length; i++) {
      place[i] = seen[i] ? Collections.binarySearch(sorted, labels.get(i)) : -1;
    }
    for (long[] cell : found) {
      cell[0] = place[(int) cell[0]];
      cell[1] = place[(int) cell[1]];
    }
    found.sort(Comparator.<long[]>comparingLong(c -> c[0]).thenComparingLong(c -> c[1]));
    return ConfusionMatrix.ofOrdered(
        List.copyOf(sorted),
        found.stream().mapToInt(c -> (int) c[0]).toArray(),
        found.stream().mapToInt(c -> (int) c[1]).toArray(),
        found.stream().mapToLong(c -> c[2]).toArray());
  }

  private void grow(int labels) {
    int wider = Math.min(MOST_LABELS_OF_SQUARE, Math.max(labels, 2 * side));
    long[] larger = new long[wider * wider];
    for (int truth = 0; truth < side; truth++) {
      System.arraycopy(square, truth * side, larger, truth * wider, side);
    }
    square = larger;
    side = wider;
  }

  /** What is done with each cell that has rows. */
  interface CellVisitor {
    void visit(int truth, int predicted, long rows);
  }
}
