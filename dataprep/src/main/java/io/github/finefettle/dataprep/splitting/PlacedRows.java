package io.github.finefettle.dataprep.splitting;

import com.dynatrace.hash4j.hashing.Hashing;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Rows with their places, sides or folds, in id order: what an assignment saves. Of each row also
 * the first row of its cluster, and a hash of its input by which it is known to be the same.
 */
final class PlacedRows {
  private final List<RowId> ids;
  private final List<RowId> firsts;
  private final int[] places;
  private final long[] inputs;

  private PlacedRows(List<RowId> ids, List<RowId> firsts, int[] places, long[] inputs) {
    this.ids = Collections.unmodifiableList(ids);
    this.firsts = firsts;
    this.places = places;
    this.inputs = inputs;
    for (int i = 1; i < ids.size(); i++) {
      if (ids.get(i - 1).compareTo(ids.get(i)) >= 0) {
        throw new JsonFormatException(
            "The rows of an assignment must be in id order, each once, but "
                + ids.get(i)
                + " stands behind "
                + ids.get(i - 1)
                + ".");
      }
    }
  }

  /** The rows of a run that have a place. */
  static PlacedRows of(SplitState state, SortedRows<?> rows) {
    Builder builder = new Builder();
    for (int row = 0; row < rows.size(); row++) {
      if (state.hasPlace(row)) {
        builder.add(
            rows.ids().get(row), state.first(row), state.place(row), hash(rows.texts().get(row)));
      }
    }
    return builder.build();
  }

  /** The hash by which an input is known again; the same in every release. */
  static long hash(String input) {
    return Hashing.xxh3_64().hashCharsToLong(input);
  }

  int size() {
    return ids.size();
  }

  List<RowId> ids() {
    return ids;
  }

  /** Where a row stands; negative if it has no place. */
  int indexOf(RowId row) {
    return Collections.binarySearch(ids, row);
  }

  int place(int index) {
    return places[index];
  }

  RowId first(int index) {
    return firsts.get(index);
  }

  long input(int index) {
    return inputs[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlacedRows that
        && ids.equals(that.ids)
        && firsts.equals(that.firsts)
        && Arrays.equals(places, that.places)
        && Arrays.equals(inputs, that.inputs);
  }

  @Override
  public int hashCode() {
    return 31 * ids.hashCode() + Arrays.hashCode(places);
  }

  /** Collects rows in id order. */
  static final class Builder {
    private final List<RowId> ids = new ArrayList<>();
    private final List<RowId> firsts = new ArrayList<>();
    private int[] places = new int[64];
    private long[] inputs = new long[64];

    void add(RowId id, RowId first, int place, long input) {
      int n = ids.size();
      if (n == places.length) {
        places = Arrays.copyOf(places, n + n / 2);
        inputs = Arrays.copyOf(inputs, n + n / 2);
      }
      ids.add(id);
      // One object for a row that is its own first one, so that ten million take no more than that.
      firsts.add(first.equals(id) ? id : first);
      places[n] = place;
      inputs[n] = input;
    }

    int size() {
      return ids.size();
    }

    PlacedRows build() {
      return new PlacedRows(
          ids, firsts, Arrays.copyOf(places, ids.size()), Arrays.copyOf(inputs, ids.size()));
    }
  }
}
