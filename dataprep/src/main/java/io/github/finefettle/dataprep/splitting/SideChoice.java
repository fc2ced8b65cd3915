package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which side a cluster gets that has none yet.
 *
 * <p>The draw is a hash of the seed, of the id of the cluster's first row and of that row's
 * stratum. It is the same in every release: another one would move the rows of every user.
 */
final class SideChoice {
  private final SplitSettings plan;
  private final SortedRows<?> rows;

  SideChoice(SplitSettings plan, SortedRows<?> rows) {
    this.plan = plan;
    this.rows = rows;
  }

  /** The draw of a row that is the first of its cluster, in [0, 1). */
  double draw(String purpose, int row) {
    RowId id = rows.ids().get(row);
    String stratum = plan.strata().isEmpty() ? "" : rows.strata().get(row);
    // A source holds no line feed, so no two pairs of source and stratum give the same purpose.
    return RandomStream.of(plan.seed(), purpose + "\n" + id.source() + "\n" + stratum)
        .at(id.position())
        .uniformAt(0);
  }

  /**
   * Places clusters by quotas in each stratum.
   *
   * @param purpose what the draw is for
   * @param shares one for each place
   * @param firsts the first row of the cluster of each row that is to be placed; -1 for others
   * @param placed for each row its place already, or -1
   * @return for each row that is the first of its cluster its place; -1 for others
   */
  int[] byQuota(String purpose, double[] shares, int[] firsts, int[] placed) {
    int[] sizes = new int[firsts.length];
    Map<String, Stratum> strata = new TreeMap<>();
    for (int row = 0; row < firsts.length; row++) {
      if (firsts[row] >= 0) {
        sizes[firsts[row]]++;
      }
      if (placed[row] >= 0) {
        stratum(strata, row, shares.length).placed[placed[row]]++;
      }
    }
    for (int row = 0; row < firsts.length; row++) {
      if (firsts[row] == row) {
        stratum(strata, row, shares.length)
            .clusters
            .add(new Quotas.Cluster(row, sizes[row], draw(purpose, row)));
      }
    }
    int[] places = new int[firsts.length];
    Arrays.fill(places, -1);
    strata.values().forEach(stratum -> stratum.place(shares, places));
    return places;
  }

  private Stratum stratum(Map<String, Stratum> strata, int row, int sides) {
    String name = plan.strata().isEmpty() ? "" : rows.strata().get(row);
    return strata.computeIfAbsent(name, n -> new Stratum(sides));
  }

  private static final class Stratum {
    final int[] placed;
    final List<Quotas.Cluster> clusters = new ArrayList<>();

    Stratum(int sides) {
      placed = new int[sides];
    }

    void place(double[] shares, int[] places) {
      List<Quotas.Cluster> ordered = clusters.stream().sorted().toList();
      int rows = ordered.stream().mapToInt(Quotas.Cluster::size).sum();
      int[] sides = new Quotas(shares, placed, rows, ordered.size()).place(ordered);
      for (int i = 0; i < sides.length; i++) {
        places[ordered.get(i).first()] = sides[i];
      }
    }
  }
}
