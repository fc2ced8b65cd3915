package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonValue;
import java.util.List;

/**
 * A row that stays and the rows that duplicate it. The cluster is a star: every member was compared
 * with the survivor itself, never only with another member.
 *
 * @param survivor the row that stays, as an index in the list that was searched
 * @param members the rows that duplicate it, at least one, in ascending order, without the survivor
 */
public record DuplicateCluster(int survivor, List<Member> members) {
  /** Copies the members and checks that there are some. */
  public DuplicateCluster {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException(
          "The cluster of row " + survivor + " has no members. A row alone forms no cluster.");
    }
    for (Member member : members) {
      if (member.row() == survivor) {
        throw new IllegalArgumentException(
            "Row " + survivor + " cannot be survivor and member of one cluster.");
      }
    }
  }

  /**
   * How many rows it has.
   *
   * @return 2 or more, the survivor counted
   */
  public int size() {
    return members.size() + 1;
  }

  /**
   * How far apart any two rows of the cluster can be. Each member is at the Jaccard distance 1 -
   * similarity from the survivor; that distance is a metric (Levandowsky and Winter, "Distance
   * between sets", Nature 234, 1971), so two members are no farther apart than their two distances
   * together. It holds where all rows of the cluster were compared by one kind of shingle, as those
   * of one length class are.
   *
   * @return the largest Jaccard distance that is possible, in [0, 1]
   */
  public double diameterBound() {
    double[] similarities = members.stream().mapToDouble(Member::similarity).toArray();
    return diameterBound(similarities, 0, similarities.length);
  }

  /** The same of members whose similarities stand in a part of an array. */
  static double diameterBound(double[] similarities, int from, int to) {
    double farthest = 0;
    double second = 0;
    for (int member = from; member < to; member++) {
      double distance = 1 - similarities[member];
      if (distance > farthest) {
        second = farthest;
        farthest = distance;
      } else {
        second = Math.max(second, distance);
      }
    }
    return Math.min(1, farthest + second);
  }

  /**
   * The JSON form.
   *
   * @return {@code {"members":[...],"survivor":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("survivor", survivor)
        .put("members", members.stream().map(Member::toJson).toList())
        .toJson();
  }
}
