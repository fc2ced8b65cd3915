package io.github.finefettle.dataprep.quality;

import java.util.Arrays;

/**
 * What {@link LearnedRanges} notes of one row: values, several of a kind where a role has several
 * texts. Immutable once it is given out; plain arrays, as every row of a data set makes one.
 */
public final class RowMeasures {
  private int[] kinds;
  private double[] values;
  private int size;

  RowMeasures(int expected) {
    kinds = new int[expected];
    values = new double[expected];
  }

  /**
   * Adds a value.
   *
   * @param kind the role's place times the number of measures, plus the measure's place
   * @param value a finite number
   */
  void add(int kind, double value) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size + 1);
      values = Arrays.copyOf(values, 2 * size + 1);
    }
    kinds[size] = kind;
    values[size++] = value;
  }

  int size() {
    return size;
  }

  int kind(int place) {
    return kinds[place];
  }

  double value(int place) {
    return values[place];
  }
}
