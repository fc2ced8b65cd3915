package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is decided so far in a run of a plan: the place of each row, a side or a fold, or why it has
 * none.
 */
final class SplitState {
  private static final int NONE = -1;

  private final List<RowId> ids;
  private final IntFunction<String> labels;
  private final int[] places;
  private final RowId[] firsts;
  private final int[] clusters;
  private final boolean[] withheld;
  private final List<RowSetAside> setAside = new ArrayList<>();
  private final RowTimes times;

  /**
   * Nothing is decided.
   *
   * @param labels the word for each place
   * @param clusters the first row of each row's cluster
   */
  SplitState(List<RowId> ids, IntFunction<String> labels, int[] clusters, RowTimes times) {
    this.ids = ids;
    this.labels = labels;
    this.places = new int[clusters.length];
    Arrays.fill(places, NONE);
    this.firsts = new RowId[clusters.length];
    this.clusters = clusters.clone();
    this.withheld = new boolean[clusters.length];
    this.times = times;
  }

  boolean hasPlace(int row) {
    return places[row] != NONE;
  }

  /** Whether the row neither has a place nor was set aside. */
  boolean isOpen(int row) {
    return places[row] == NONE && !withheld[row];
  }

  int place(int row) {
    if (places[row] == NONE) {
      throw new IllegalStateException("The row " + ids.get(row) + " has no place yet.");
    }
    return places[row];
  }

  /** The place of each row; -1 for a row that has none. */
  int[] places() {
    return places.clone();
  }

  String label(int place) {
    return labels.apply(place);
  }

  /** The side of a row, where places are sides. */
  Side side(int row) {
    return Side.at(place(row));
  }

  /** The sides of all rows; null where a row was set aside. */
  @Nullable Side[] sides() {
    @Nullable Side[] sides = new Side[places.length];
    for (int row = 0; row < places.length; row++) {
      sides[row] = places[row] == NONE ? null : Side.at(places[row]);
    }
    return sides;
  }

  RowId first(int row) {
    return firsts[row];
  }

  /** The first row of the cluster that an undecided row is in. */
  int cluster(int row) {
    return clusters[row];
  }

  void newCluster(int row, int first) {
    clusters[row] = first;
  }

  void keep(int row, int place, RowId first) {
    places[row] = place;
    firsts[row] = first;
  }

  /** Puts a row where another one is, unless its time forbids it. */
  void follow(int row, int leader) {
    int place = place(leader);
    if (times.fits(row, place)) {
      keep(row, place, firsts[leader]);
      return;
    }
    setAside(
        row,
        "It belongs to the row "
            + ids.get(leader)
            + " of the "
            + label(place)
            + " split, but its time lies beyond that split's border.",
        List.of(ids.get(leader)));
  }

  void setAside(int row, String reason, List<RowId> partners) {
    withheld[row] = true;
    setAside.add(new RowSetAside(ids.get(row), reason, partners));
  }

  List<RowSetAside> setAside() {
    return setAside.stream().sorted(Comparator.comparing(RowSetAside::row)).toList();
  }
}
