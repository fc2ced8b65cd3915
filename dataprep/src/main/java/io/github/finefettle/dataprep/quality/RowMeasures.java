package io.github.finefettle.dataprep.quality;

import java.util.List;

/**
 * What {@link LearnedRanges} notes of one row.
 *
 * @param values the values, several of a kind where a role has several texts
 */
public record RowMeasures(List<Value> values) {
  /** Copies the values. */
  public RowMeasures {
    values = List.copyOf(values);
  }

  /**
   * One value.
   *
   * @param kind the role's place times the number of measures, plus the measure's place
   * @param value a finite number
   */
  public record Value(int kind, double value) {}
}
