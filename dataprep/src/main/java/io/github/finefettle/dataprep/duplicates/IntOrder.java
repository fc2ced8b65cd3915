package io.github.finefettle.dataprep.duplicates;

import java.util.function.IntBinaryOperator;

/** Sorts numbers by an order of their own, stably and without an object for each. */
final class IntOrder {
  private IntOrder() {}

  /** A merge sort in place; {@code order} compares as a comparator does. */
  static void sort(int[] values, IntBinaryOperator order) {
    sort(values, new int[values.length], 0, values.length, order);
  }

  private static void sort(int[] values, int[] spare, int from, int to, IntBinaryOperator order) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(values, spare, from, middle, order);
    sort(values, spare, middle, to, order);
    if (order.applyAsInt(values[middle - 1], values[middle]) <= 0) {
      return;
    }
    System.arraycopy(values, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int at = from; left < middle; at++) {
      boolean takesRight = right < to && order.applyAsInt(spare[left], values[right]) > 0;
      values[at] = takesRight ? values[right++] : spare[left++];
    }
  }

  /** The numbers from 0 up to, but not including, an end. */
  static int[] upTo(int end) {
    int[] values = new int[end];
    for (int i = 0; i < end; i++) {
      values[i] = i;
    }
    return values;
  }
}
