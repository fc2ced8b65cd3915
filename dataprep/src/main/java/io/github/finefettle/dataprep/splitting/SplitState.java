package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is decided so far in a run of a plan: the side of each row, or why it has none. */
final class SplitState {
  private final List<RowId> ids;
  private final @Nullable Side[] sides;
  private final RowId[] firsts;
  private final int[] clusters;
  private final boolean[] withheld;
  private final List<RowSetAside> setAside = new ArrayList<>();
  private final RowTimes times;

  /**
   * Nothing is decided.
   *
   * @param clusters the first row of each row's cluster
   */
  SplitState(List<RowId> ids, int[] clusters, RowTimes times) {
    this.ids = ids;
    this.sides = new Side[clusters.length];
    this.firsts = new RowId[clusters.length];
    this.clusters = clusters.clone();
    this.withheld = new boolean[clusters.length];
    this.times = times;
  }

  boolean hasSide(int row) {
    return sides[row] != null;
  }

  /** Whether the row is neither on a side nor set aside. */
  boolean isOpen(int row) {
    return sides[row] == null && !withheld[row];
  }

  Side side(int row) {
    Side side = sides[row];
    if (side == null) {
      throw new IllegalStateException("The row " + ids.get(row) + " has no side yet.");
    }
    return side;
  }

  /** The sides of all rows; null where a row was set aside. */
  @Nullable Side[] sides() {
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

  void keep(int row, Side side, RowId first) {
    sides[row] = side;
    firsts[row] = first;
  }

  /** Puts a row where another one is, unless its time forbids it. */
  void follow(int row, int leader) {
    Side side = side(leader);
    if (times.fits(row, side)) {
      keep(row, side, firsts[leader]);
      return;
    }
    setAside(
        row,
        "It belongs to the row "
            + ids.get(leader)
            + " of the "
            + side.label()
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
