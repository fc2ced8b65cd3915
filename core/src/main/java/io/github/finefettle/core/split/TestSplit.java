package io.github.finefettle.core.split;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows that judge the finished model. It is no list and cannot be iterated: its rows are
 * reached by {@link #open}, which counts the look, because each further look makes the number it
 * gives less honest.
 *
 * <p>Safe for use by several threads. Rows that a lambda captured before are beyond its reach.
 *
 * @param <R> the type of a row
 */
public final class TestSplit<R> {
  private final List<RowId> ids;
  private final List<R> rows;
  private final List<String> looks = new ArrayList<>();

  /**
   * Holds the rows.
   *
   * @param ids the id of each row
   * @param rows the rows, as many as there are ids
   */
  public TestSplit(List<RowId> ids, List<R> rows) {
    SplitRows.requireSameSize("test", ids.size(), rows.size());
    this.ids = List.copyOf(ids);
    this.rows = List.copyOf(rows);
  }

  /**
   * Opens the split and counts the look.
   *
   * @param purpose why, in a few words; it stands in the audit
   * @return the rows, in the order of {@link #ids()}
   * @throws IllegalStateException inside a running trial or training listener
   * @throws IllegalArgumentException if the purpose is blank
   */
  public synchronized List<R> open(String purpose) {
    if (purpose.isBlank()) {
      throw new IllegalArgumentException(
          "The purpose of opening the test split must not be blank. Say what is measured.");
    }
    TrainingScope.current()
        .ifPresent(
            running -> {
              throw new IllegalStateException(
                  "The test split must not be opened inside training ("
                      + running
                      + ", purpose: "
                      + purpose
                      + "). Choose by the validation split and open the test split once, at the"
                      + " end.");
            });
    looks.add(purpose);
    return rows;
  }

  /**
   * The ids of the rows; looking at them is no look at the rows.
   *
   * @return one id a row
   */
  public List<RowId> ids() {
    return ids;
  }

  /**
   * How many rows there are.
   *
   * @return 0 or more
   */
  public int size() {
    return rows.size();
  }

  /**
   * The purposes of all looks so far, in order.
   *
   * @return a copy
   */
  public synchronized List<String> looks() {
    return List.copyOf(looks);
  }
}
