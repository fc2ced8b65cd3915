package io.github.finefettle.metrics.preference;

import java.util.Arrays;

/**
 * Who won against or tied with whom, as arrows between the numbers of players. All questions are
 * answered in time that grows with players and arrows, not with pairs of players.
 *
 * <p>Not safe for use by several threads.
 */
final class WinGraph {
  private static final int NONE = -1;

  /** The arrows of player i end at the places ends[starts[i]] to ends[starts[i + 1] - 1]. */
  private final int[] starts;

  private final int[] ends;

  /** Room for a walk, used by one thread, as the graph is. */
  private final int[] path;

  private final int[] next;

  private WinGraph(int[] starts, int[] ends) {
    this.starts = starts;
    this.ends = ends;
    this.path = new int[starts.length];
    this.next = new int[starts.length];
  }

  /** The graph of the arrows from[i] to to[i]. */
  static WinGraph of(int players, int[] from, int[] to) {
    int[] starts = new int[players + 1];
    for (int player : from) {
      starts[player + 1]++;
    }
    for (int i = 0; i < players; i++) {
      starts[i + 1] += starts[i];
    }
    int[] next = starts.clone();
    int[] ends = new int[to.length];
    for (int arrow = 0; arrow < to.length; arrow++) {
      ends[next[from[arrow]]++] = to[arrow];
    }
    return new WinGraph(starts, ends);
  }

  /** Whether arrows lead from the first player to every other. */
  boolean reachesAllFromFirst() {
    int players = starts.length - 1;
    int[] order = new int[players];
    return players == 0 || finish(0, new boolean[players], order, 0) == players;
  }

  /**
   * The group of each player: those of whom arrows lead from every one to every other (Sharir,
   * 1981). Groups are numbered by their first players.
   *
   * @param turned this graph with every arrow turned round
   */
  int[] groups(WinGraph turned) {
    int players = starts.length - 1;
    int[] order = new int[players];
    boolean[] seen = new boolean[players];
    int done = 0;
    for (int i = 0; i < players; i++) {
      done = seen[i] ? done : finish(i, seen, order, done);
    }
    int[] root = new int[players];
    boolean[] taken = new boolean[players];
    int[] members = new int[players];
    for (int i = players - 1; i >= 0; i--) {
      if (!taken[order[i]]) {
        int count = turned.finish(order[i], taken, members, 0);
        for (int j = 0; j < count; j++) {
          root[members[j]] = order[i];
        }
      }
    }
    return numbered(root);
  }

  /** Walks from a player over those not seen, and notes each when nothing is left beyond it. */
  private int finish(int player, boolean[] seen, int[] order, int from) {
    int depth = 0;
    int done = from;
    path[0] = player;
    next[0] = starts[player];
    seen[player] = true;
    while (depth >= 0) {
      if (next[depth] == starts[path[depth] + 1]) {
        order[done++] = path[depth--];
        continue;
      }
      int other = ends[next[depth]++];
      if (!seen[other]) {
        seen[other] = true;
        depth++;
        path[depth] = other;
        next[depth] = starts[other];
      }
    }
    return done;
  }

  private static int[] numbered(int[] root) {
    int[] number = new int[root.length];
    Arrays.fill(number, NONE);
    int[] group = new int[root.length];
    int groups = 0;
    for (int i = 0; i < root.length; i++) {
      if (number[root[i]] == NONE) {
        number[root[i]] = groups++;
      }
      group[i] = number[root[i]];
    }
    return group;
  }
}
