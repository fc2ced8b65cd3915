package io.github.finefettle.dataprep.splitting;

import java.util.Arrays;
import java.util.List;

/**
 * Places clusters so that the numbers of rows come as close to given shares as the sizes of the
 * clusters allow.
 */
final class Quotas {
  /**
   * A cluster to be placed.
   *
   * @param first its first row
   * @param size how many rows it has
   * @param draw its place in the order, in [0, 1)
   */
  record Cluster(int first, int size, double draw) implements Comparable<Cluster> {
    /** Clusters of several rows first, then by draw; ties by the first row. */
    @Override
    public int compareTo(Cluster other) {
      boolean several = size > 1;
      if (several != other.size > 1) {
        return several ? -1 : 1;
      }
      int byDraw = Double.compare(draw, other.draw);
      return byDraw != 0 ? byDraw : Integer.compare(first, other.first);
    }
  }

  private final int[] left;

  /**
   * Quotas for one stratum.
   *
   * @param shares one for each side, adding up to 1
   * @param placed how many rows stand on each side already
   * @param rows how many are still to be placed
   * @param clusters in how many clusters
   */
  Quotas(double[] shares, int[] placed, int rows, int clusters) {
    int[] quota = apportioned(shares, rows + Arrays.stream(placed).sum());
    left = new int[quota.length];
    for (int side = 0; side < quota.length; side++) {
      left[side] = quota[side] - placed[side];
    }
    int standing = (int) Arrays.stream(placed).filter(p -> p > 0).count();
    if (clusters + standing >= shares.length) {
      giveEachOne(placed);
    }
  }

  /** Whole numbers that add up to n, by the largest remainder; of equal ones the first side's. */
  private static int[] apportioned(double[] shares, int n) {
    int[] quota = new int[shares.length];
    double[] remainder = new double[shares.length];
    int given = 0;
    for (int side = 0; side < shares.length; side++) {
      quota[side] = (int) Math.floor(shares[side] * n);
      remainder[side] = shares[side] * n - quota[side];
      given += quota[side];
    }
    for (; given < n; given++) {
      int best = 0;
      for (int side = 1; side < shares.length; side++) {
        best = remainder[side] > remainder[best] ? side : best;
      }
      quota[best]++;
      remainder[best] = -1;
    }
    return quota;
  }

  private void giveEachOne(int[] placed) {
    for (int side = 0; side < left.length; side++) {
      if (placed[side] == 0 && left[side] < 1) {
        int most = 0;
        for (int other = 1; other < left.length; other++) {
          most = left[other] > left[most] ? other : most;
        }
        left[most]--;
        left[side]++;
      }
    }
  }

  /**
   * The side of each cluster, in their own order. A cluster of several rows goes where its middle
   * falls on the line of what is left; single rows then fill up.
   */
  int[] place(List<Cluster> ordered) {
    int[] sides = new int[ordered.size()];
    for (int i = 0; i < sides.length; i++) {
      Cluster cluster = ordered.get(i);
      sides[i] = cluster.size() > 1 ? drawn(cluster) : firstWithRoom();
      left[sides[i]] -= cluster.size();
    }
    return sides;
  }

  private int firstWithRoom() {
    int side = 0;
    while (side < left.length - 1 && left[side] <= 0) {
      side++;
    }
    return side;
  }

  /** By the draw among the sides that have room for it, as likely as they have room. */
  private int drawn(Cluster cluster) {
    long room = 0;
    for (int rows : left) {
      room += rows >= cluster.size() ? rows : 0;
    }
    if (room == 0) {
      int most = 0;
      for (int side = 1; side < left.length; side++) {
        most = left[side] > left[most] ? side : most;
      }
      return most;
    }
    double at = cluster.draw() * room;
    int last = 0;
    for (int side = 0; side < left.length; side++) {
      if (left[side] >= cluster.size()) {
        last = side;
        at -= left[side];
        if (at < 0) {
          return side;
        }
      }
    }
    return last;
  }
}
