package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a search for duplicates found. Every row of the list that was searched is in at most one
 * cluster, as its survivor or as a member. Immutable and safe for use by several threads.
 */
public final class DuplicateClusters {
  private static final int ALONE = -1;

  private final int rows;
  private final List<DuplicateCluster> clusters;
  private final int[] survivorOf;

  /**
   * Holds clusters.
   *
   * @param rows how many rows were searched, 0 or more
   * @param clusters the clusters, disjoint, with rows below {@code rows}
   * @throws IllegalArgumentException if two clusters share a row or a row is out of range
   */
  public DuplicateClusters(int rows, List<DuplicateCluster> clusters) {
    this.rows = rows;
    List<DuplicateCluster> ordered = new ArrayList<>(clusters);
    ordered.sort((a, b) -> Integer.compare(a.survivor(), b.survivor()));
    this.clusters = List.copyOf(ordered);
    this.survivorOf = new int[rows];
    Arrays.fill(survivorOf, ALONE);
    for (DuplicateCluster cluster : this.clusters) {
      claim(cluster.survivor(), cluster.survivor());
      cluster.members().forEach(member -> claim(member.row(), cluster.survivor()));
    }
  }

  private void claim(int row, int survivor) {
    if (row < 0 || row >= rows || survivorOf[row] != ALONE) {
      throw new IllegalArgumentException(
          "Row "
              + row
              + " of the cluster of row "
              + survivor
              + " is out of range or in two clusters; there are "
              + rows
              + " rows, and each is in one cluster at most.");
    }
    survivorOf[row] = survivor;
  }

  /** Collects members by survivor; {@code survivorOf[row] == row} for rows that stay. */
  static DuplicateClusters ofAssignment(int[] survivorOf, double[] similarity) {
    int n = survivorOf.length;
    List<List<Member>> members = new ArrayList<>(n);
    for (int row = 0; row < n; row++) {
      members.add(List.of());
    }
    for (int row = 0; row < n; row++) {
      int survivor = survivorOf[row];
      if (survivor != row) {
        if (members.get(survivor).isEmpty()) {
          members.set(survivor, new ArrayList<>());
        }
        members.get(survivor).add(new Member(row, similarity[row]));
      }
    }
    List<DuplicateCluster> clusters = new ArrayList<>();
    for (int row = 0; row < n; row++) {
      if (!members.get(row).isEmpty()) {
        clusters.add(new DuplicateCluster(row, members.get(row)));
      }
    }
    return new DuplicateClusters(n, clusters);
  }

  /**
   * How many rows were searched.
   *
   * @return 0 or more
   */
  public int rows() {
    return rows;
  }

  /**
   * The clusters in ascending order of their survivors.
   *
   * @return an unmodifiable list
   */
  public List<DuplicateCluster> clusters() {
    return clusters;
  }

  /**
   * How many rows duplicate another: what a removal would take out.
   *
   * @return 0 or more
   */
  public int duplicates() {
    return clusters.stream().mapToInt(cluster -> cluster.members().size()).sum();
  }

  /**
   * The survivor of a row's cluster.
   *
   * @param row an index in the list that was searched
   * @return the survivor, or the row itself where it survives or is in no cluster
   */
  public int survivorOf(int row) {
    int survivor = survivorOf[row];
    return survivor == ALONE ? row : survivor;
  }

  /**
   * The JSON form.
   *
   * @return {@code {"clusters":[...],"duplicates":...,"rows":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("rows", rows)
        .put("duplicates", duplicates())
        .put("clusters", clusters.stream().map(DuplicateCluster::toJson).toList())
        .toJson();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DuplicateClusters that
        && rows == that.rows
        && clusters.equals(that.clusters);
  }

  @Override
  public int hashCode() {
    return 31 * rows + clusters.hashCode();
  }

  @Override
  public String toString() {
    return duplicates() + " duplicates in " + clusters.size() + " clusters of " + rows + " rows";
  }
}
