package io.github.finefettle.djl.datasets;

import io.github.finefettle.core.split.RowId;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;

/**
 * Where the rows of a cleaning or a split stand in a DJL data set, as lists of indices for {@link
 * ai.djl.training.dataset.RandomAccessDataset#subDataset(List)}. The data set must hold its rows in
 * the order of the ids that are given here, as {@code ids.get(i)} is the row at index {@code i}.
 *
 * <p>DJL's own ways of dividing a data set go through arrays of int and a random generator that all
 * of it shares; they know nothing of duplicates, groups or classes. A list of indices is taken as
 * it is. It is held as plain numbers, 4 bytes a row (DJL cannot address more than 2^31 - 1 rows),
 * and cannot be changed.
 *
 * <p>Immutable; safe for use by several threads.
 */
public final class RowIndices {
  private final Map<RowId, Integer> places;

  private RowIndices(Map<RowId, Integer> places) {
    this.places = places;
  }

  /**
   * The rows of a data set.
   *
   * @param ids the id of the row at each index, all different
   * @return the places of the rows
   * @throws IllegalArgumentException if an id is given twice
   */
  public static RowIndices of(List<RowId> ids) {
    Map<RowId, Integer> places = new HashMap<>();
    int index = 0;
    for (RowId id : ids) {
      Integer earlier = places.putIfAbsent(id, index);
      if (earlier != null) {
        throw new IllegalArgumentException(
            "The row id ("
                + id
                + ") stands at the indices "
                + earlier
                + " and "
                + index
                + " of the data set. Give each row one id.");
      }
      index++;
    }
    return new RowIndices(places);
  }

  /**
   * How many rows the data set has.
   *
   * @return 0 or more
   */
  public int size() {
    return places.size();
  }

  /**
   * The indices of rows, in the order given.
   *
   * @param rows ids of the data set, such as the kept ids of a cleaning or the ids of a split; no
   *     two equal
   * @return an unmodifiable view, one index a row
   * @throws IllegalArgumentException if the data set has no such row, or one is given twice
   */
  public List<Long> indicesOf(Iterable<RowId> rows) {
    int[] found = new int[16];
    int count = 0;
    Set<Integer> seen = new HashSet<>();
    for (RowId row : rows) {
      Integer place = places.get(row);
      if (place == null) {
        throw new IllegalArgumentException(
            "The row "
                + row
                + " is not among the "
                + places.size()
                + " rows of the data set. Give the ids of the rows that the data set was built of,"
                + " in its order.");
      }
      if (!seen.add(place)) {
        throw new IllegalArgumentException(
            "The row " + row + " is given twice. A row would be trained on more than the others.");
      }
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      found[count++] = place;
    }
    return new Indices(Arrays.copyOf(found, count));
  }

  private static final class Indices extends AbstractList<Long> implements RandomAccess {
    private final int[] indices;

    Indices(int[] indices) {
      this.indices = indices;
    }

    @Override
    public Long get(int place) {
      return (long) indices[place];
    }

    @Override
    public int size() {
      return indices.length;
    }
  }
}
