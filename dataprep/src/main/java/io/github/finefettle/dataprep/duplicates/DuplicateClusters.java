package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonValue;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * What a search for duplicates found. Every row of the list that was searched is in at most one
 * cluster, as its survivor or as a member. Immutable and safe for use by several threads.
 */
public final class DuplicateClusters {
  private final int[] survivorOf;

  /** The survivors of clusters, ascending, and where the members of each begin. */
  private final int[] survivors;

  private final int[] starts;
  private final int[] members;
  private final double[] similarities;

  /**
   * Holds clusters.
   *
   * @param rows how many rows were searched, 0 or more
   * @param clusters the clusters, disjoint, with rows below {@code rows}
   * @throws IllegalArgumentException if two clusters share a row or a row is out of range
   */
  public DuplicateClusters(int rows, List<DuplicateCluster> clusters) {
    this(assigned(rows, clusters), similarities(rows, clusters));
  }

  /**
   * Collects members by survivor. Only arrays are held: 4 bytes a row, 12 a duplicate and 8 a
   * cluster; the clusters are made when they are asked for.
   */
  private DuplicateClusters(int[] survivorOf, double[] similarity) {
    int n = survivorOf.length;
    this.survivorOf = survivorOf;
    int[] sizes = new int[n];
    int duplicates = 0;
    int clusters = 0;
    for (int row = 0; row < n; row++) {
      if (survivorOf[row] != row) {
        duplicates++;
        clusters += sizes[survivorOf[row]]++ == 0 ? 1 : 0;
      }
    }
    this.survivors = new int[clusters];
    this.starts = new int[clusters + 1];
    this.members = new int[duplicates];
    this.similarities = new double[duplicates];
    int cluster = 0;
    for (int row = 0; row < n; row++) {
      if (sizes[row] > 0) {
        survivors[cluster] = row;
        starts[cluster + 1] = starts[cluster] + sizes[row];
        sizes[row] = starts[cluster++]; // from here on: where the next member goes
      }
    }
    for (int row = 0; row < n; row++) {
      if (survivorOf[row] != row) {
        int at = sizes[survivorOf[row]]++;
        members[at] = row;
        similarities[at] = similarity[row];
      }
    }
  }

  private static int[] assigned(int rows, List<DuplicateCluster> clusters) {
    int[] survivorOf = IntOrder.upTo(rows);
    boolean[] claimed = new boolean[rows];
    for (DuplicateCluster cluster : clusters) {
      claim(cluster.survivor(), cluster.survivor(), survivorOf, claimed);
      for (Member member : cluster.members()) {
        claim(member.row(), cluster.survivor(), survivorOf, claimed);
      }
    }
    return survivorOf;
  }

  private static void claim(int row, int survivor, int[] survivorOf, boolean[] claimed) {
    int rows = survivorOf.length;
    if (row < 0 || row >= rows || claimed[row]) {
      throw new IllegalArgumentException(
          "Row "
              + row
              + " of the cluster of row "
              + survivor
              + " is out of range or in two clusters; there are "
              + rows
              + " rows, and each is in one cluster at most.");
    }
    claimed[row] = true;
    survivorOf[row] = survivor;
  }

  private static double[] similarities(int rows, List<DuplicateCluster> clusters) {
    double[] similarities = new double[rows];
    for (DuplicateCluster cluster : clusters) {
      for (Member member : cluster.members()) {
        similarities[member.row()] = member.similarity();
      }
    }
    return similarities;
  }

  /**
   * Collects members by survivor.
   *
   * @param survivorOf the survivor of each row; the row itself for rows that stay
   * @param similarity of each member to its survivor, in (0, 1]; of other rows it is not looked at
   */
  static DuplicateClusters ofAssignment(int[] survivorOf, double[] similarity) {
    return new DuplicateClusters(survivorOf.clone(), similarity);
  }

  /**
   * How many rows were searched.
   *
   * @return 0 or more
   */
  public int rows() {
    return survivorOf.length;
  }

  /**
   * The clusters in ascending order of their survivors, each with its members in ascending order.
   *
   * @return an unmodifiable list, whose clusters are made when they are asked for
   */
  public List<DuplicateCluster> clusters() {
    return new Clusters();
  }

  /**
   * How many rows duplicate another: what a removal would take out.
   *
   * @return 0 or more
   */
  public int duplicates() {
    return members.length;
  }

  /**
   * How many rows the largest cluster has.
   *
   * @return 2 or more; 0 where there are no clusters
   */
  public int largestCluster() {
    int largest = 0;
    for (int cluster = 0; cluster < survivors.length; cluster++) {
      largest = Math.max(largest, starts[cluster + 1] - starts[cluster] + 1);
    }
    return largest;
  }

  /**
   * The survivor of a row's cluster.
   *
   * @param row an index in the list that was searched
   * @return the survivor, or the row itself where it survives or is in no cluster
   */
  public int survivorOf(int row) {
    return survivorOf[row];
  }

  /**
   * The similarity of a row to the survivor of its cluster.
   *
   * @param row an index in the list that was searched
   * @return in (0, 1]; 1 for a row that survives or is in no cluster
   */
  public double similarityOf(int row) {
    if (survivorOf[row] == row) {
      return 1;
    }
    int cluster = Arrays.binarySearch(survivors, survivorOf[row]);
    return similarities[Arrays.binarySearch(members, starts[cluster], starts[cluster + 1], row)];
  }

  /**
   * How far apart any two rows of one cluster can be ({@link DuplicateCluster#diameterBound()}).
   *
   * @return the largest bound of all clusters, in [0, 1]; 0 where there are none
   */
  public double diameterBound() {
    double bound = 0;
    for (int cluster = 0; cluster < survivors.length; cluster++) {
      double own =
          DuplicateCluster.diameterBound(similarities, starts[cluster], starts[cluster + 1]);
      bound = Math.max(bound, own);
    }
    return bound;
  }

  private final class Clusters extends AbstractList<DuplicateCluster> implements RandomAccess {
    @Override
    public DuplicateCluster get(int index) {
      Objects.checkIndex(index, survivors.length);
      List<Member> of = new ArrayList<>(starts[index + 1] - starts[index]);
      for (int at = starts[index]; at < starts[index + 1]; at++) {
        of.add(new Member(members[at], similarities[at]));
      }
      return new DuplicateCluster(survivors[index], of);
    }

    @Override
    public int size() {
      return survivors.length;
    }
  }

  /**
   * The JSON form.
   *
   * @return {@code {"clusters":[...],"duplicates":...,"rows":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("rows", rows())
        .put("duplicates", duplicates())
        .put("clusters", clusters().stream().map(DuplicateCluster::toJson).toList())
        .toJson();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DuplicateClusters that
        && Arrays.equals(survivorOf, that.survivorOf)
        && Arrays.equals(similarities, that.similarities);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(survivorOf);
  }

  @Override
  public String toString() {
    return duplicates() + " duplicates in " + survivors.length + " clusters of " + rows() + " rows";
  }
}
