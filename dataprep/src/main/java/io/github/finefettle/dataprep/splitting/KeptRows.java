package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an earlier assignment decides: old rows stay, and the new rows of their clusters follow. */
final class KeptRows {
  private final PlacedRows old;
  private final SortedRows<?> rows;
  private final int[] clusters;
  private final SplitState state;
  private final List<RowId> changed = new ArrayList<>();

  KeptRows(PlacedRows old, SortedRows<?> rows, int[] clusters, SplitState state) {
    this.old = old;
    this.rows = rows;
    this.clusters = clusters;
    this.state = state;
  }

  /** Puts old rows where they were. */
  void keep() {
    for (int row = 0; row < rows.size(); row++) {
      RowId id = rows.ids().get(row);
      int place = old.indexOf(id);
      if (place >= 0) {
        state.keep(row, old.place(place), old.first(place));
        if (old.input(place) != PlacedRows.hash(rows.texts().get(row))) {
          changed.add(id);
        }
      }
    }
  }

  /** The old rows whose input is another one now. */
  List<RowId> changed() {
    return changed;
  }

  /** The old rows that are not there any more. */
  List<RowId> removed() {
    List<RowId> gone = new ArrayList<>();
    int row = 0;
    for (RowId id : old.ids()) {
      while (row < rows.size() && rows.ids().get(row).compareTo(id) < 0) {
        row++;
      }
      if (row == rows.size() || !rows.ids().get(row).equals(id)) {
        gone.add(id);
      }
    }
    return gone;
  }

  /**
   * New rows of a cluster with old rows follow these.
   *
   * @param index finds near duplicates, where they stay together
   */
  void follow(Optional<Supplier<DuplicateIndex>> index) {
    Map<Integer, List<Integer>> mixed = new TreeMap<>();
    @Nullable Integer[] leaders = new Integer[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      if (state.hasPlace(row)) {
        Integer leader = leaders[clusters[row]];
        if (leader == null || state.first(row).compareTo(state.first(leader)) < 0) {
          leaders[clusters[row]] = row;
        }
        if (leader != null && state.place(leader) != state.place(row)) {
          mixed.put(clusters[row], new ArrayList<>());
        }
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      List<Integer> members = mixed.get(clusters[row]);
      Integer leader = leaders[clusters[row]];
      if (members != null) {
        if (state.hasPlace(row) || state.isOpen(row)) {
          members.add(row);
        }
      } else if (leader != null && state.isOpen(row)) {
        state.follow(row, leader);
      }
    }
    Bridges bridges = new Bridges(rows, index, state);
    mixed.values().forEach(bridges::resolve);
  }
}
