package io.github.finefettle.metrics.regression;

/**
 * Sorts two columns of numbers together, and counts how far a column is from being sorted.
 *
 * <p>A bottom-up merge sort over two arrays of doubles: sorting indices instead would read the
 * numbers from all over the memory, and sorting objects would need one a pair.
 */
final class PairOrder {
  /** Runs of this length are sorted by insertion, which is faster for a few. */
  private static final int RUN = 16;

  private PairOrder() {}

  /** Sorts by the first column, then by the second. */
  static void sort(double[] first, double[] second, int n) {
    for (int from = 0; from < n; from += RUN) {
      insertionSort(first, second, from, Math.min(from + RUN, n));
    }
    double[] a = first;
    double[] b = second;
    double[] otherA = new double[n > RUN ? n : 0];
    double[] otherB = new double[n > RUN ? n : 0];
    for (int width = RUN; width < n && width > 0; width *= 2) {
      for (int from = 0; from < n; from += 2 * width) {
        int middle = Math.min(from + width, n);
        int to = Math.min(from + 2 * width, n);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
          boolean takeLeft =
              right >= to || (left < middle && !isAfter(a, b, left, a[right], b[right]));
          int taken = takeLeft ? left++ : right++;
          otherA[i] = a[taken];
          otherB[i] = b[taken];
        }
      }
      double[] swap = a;
      a = otherA;
      otherA = swap;
      swap = b;
      b = otherB;
      otherB = swap;
    }
    if (a != first) {
      System.arraycopy(a, 0, first, 0, n);
      System.arraycopy(b, 0, second, 0, n);
    }
  }

  /**
   * Sorts a column and counts the pairs that stood in the wrong order, equal ones not among them
   * (Knight, "A computer method for calculating Kendall's tau with ungrouped data", JASA 61, 1966).
   */
  static long sortCountingSwaps(double[] values) {
    int n = values.length;
    double[] a = values;
    double[] other = new double[n];
    long swaps = 0;
    for (int width = 1; width < n && width > 0; width *= 2) {
      for (int from = 0; from < n; from += 2 * width) {
        int middle = Math.min(from + width, n);
        int to = Math.min(from + 2 * width, n);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
          if (right >= to || (left < middle && a[left] <= a[right])) {
            other[i] = a[left++];
          } else {
            swaps += middle - left;
            other[i] = a[right++];
          }
        }
      }
      double[] swap = a;
      a = other;
      other = swap;
    }
    if (a != values) {
      System.arraycopy(a, 0, values, 0, n);
    }
    return swaps;
  }

  private static void insertionSort(double[] a, double[] b, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      double x = a[i];
      double y = b[i];
      int j = i - 1;
      while (j >= from && isAfter(a, b, j, x, y)) {
        a[j + 1] = a[j];
        b[j + 1] = b[j];
        j--;
      }
      a[j + 1] = x;
      b[j + 1] = y;
    }
  }

  private static boolean isAfter(double[] a, double[] b, int i, double x, double y) {
    return a[i] > x || (a[i] == x && b[i] > y);
  }
}
