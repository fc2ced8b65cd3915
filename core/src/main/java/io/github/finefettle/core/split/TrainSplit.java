package io.github.finefettle.core.split;

import java.util.List;

/**
 * The rows to train on.
 *
 * @param <R> the type of a row
 * @param ids the id of each row
 * @param rows the rows, as many as there are ids
 */
public record TrainSplit<R>(List<RowId> ids, List<R> rows) {
  /** Copies the lists. */
  public TrainSplit {
    ids = List.copyOf(ids);
    rows = List.copyOf(rows);
    SplitRows.requireSameSize("train", ids.size(), rows.size());
  }

  /**
   * How many rows there are.
   *
   * @return 0 or more
   */
  public int size() {
    return rows.size();
  }
}
