package io.github.finefettle.metrics.preference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;

/**
 * How often each pair of players met and how it ended. Players and pairs stand in ascending order
 * of their names; of each pair three cells: won by the first, won by the second, tied.
 */
final class PairTable {
  static final int CELLS = 3;

  private final List<String> players;
  private final int[] first;
  private final int[] second;
  private final long[] cells;

  PairTable(NavigableMap<String, NavigableMap<String, long[]>> pairs) {
    TreeSet<String> names = new TreeSet<>(pairs.keySet());
    pairs.values().forEach(others -> names.addAll(others.keySet()));
    this.players = List.copyOf(names);
    int count = pairs.values().stream().mapToInt(NavigableMap::size).sum();
    this.first = new int[count];
    this.second = new int[count];
    this.cells = new long[CELLS * count];
    int pair = 0;
    for (var one : pairs.entrySet()) {
      for (var other : one.getValue().entrySet()) {
        first[pair] = indexOf(one.getKey());
        second[pair] = indexOf(other.getKey());
        System.arraycopy(other.getValue(), 0, cells, CELLS * pair, CELLS);
        pair++;
      }
    }
  }

  List<String> players() {
    return players;
  }

  /** The place of a player, negative where it took no part. */
  int indexOf(String player) {
    return Collections.binarySearch(players, player);
  }

  int pairs() {
    return first.length;
  }

  int first(int pair) {
    return first[pair];
  }

  int second(int pair) {
    return second[pair];
  }

  long[] cells() {
    return cells.clone();
  }

  /** How many matches a player took part in. */
  long matchesOf(int player) {
    long sum = 0;
    for (int pair = 0; pair < first.length; pair++) {
      if (first[pair] == player || second[pair] == player) {
        sum += cells[CELLS * pair] + cells[CELLS * pair + 1] + cells[CELLS * pair + 2];
      }
    }
    return sum;
  }

  /**
   * Groups of players such that within a group everybody can be reached from everybody by a chain
   * of wins or ties. Strengths are finite only if there is one group (Ford, 1957).
   *
   * @param counts the cells
   * @return the group of each player, counted from 0 in the order of the first member's name
   */
  int[] groups(long[] counts) {
    boolean[][] reach = reachable(counts);
    int[] group = new int[players.size()];
    Arrays.fill(group, -1);
    int groups = 0;
    for (int i = 0; i < group.length; i++) {
      if (group[i] >= 0) {
        continue;
      }
      for (int j = i; j < group.length; j++) {
        if (i == j || (reach[i][j] && reach[j][i])) {
          group[j] = groups;
        }
      }
      groups++;
    }
    return group;
  }

  /** The groups as text, at most a few names of each. */
  String groupsAsText(int[] group) {
    int most = 4;
    int groups = Arrays.stream(group).max().orElse(-1) + 1;
    List<String> texts = new ArrayList<>();
    for (int g = 0; g < Math.min(groups, most); g++) {
      List<String> names = new ArrayList<>();
      int members = 0;
      for (int i = 0; i < group.length; i++) {
        if (group[i] == g) {
          members++;
          if (names.size() < most) {
            names.add(players.get(i));
          }
        }
      }
      texts.add("{" + String.join(", ", names) + (members > names.size() ? ", ..." : "") + "}");
    }
    return String.join(" ", texts) + (groups > most ? " and " + (groups - most) + " more" : "");
  }

  /** Whether there is one group only, told faster than by finding them. */
  boolean isOneGroup(long[] counts) {
    return players.isEmpty() || (isAllReached(counts, 0) && isAllReached(counts, 1));
  }

  /** Whether a chain of wins or ties leads from the first player to all, or (1) from all to it. */
  private boolean isAllReached(long[] counts, int against) {
    boolean[] reached = new boolean[players.size()];
    reached[0] = true;
    int count = 1;
    boolean grows = true;
    while (grows) {
      grows = false;
      for (int pair = 0; pair < first.length; pair++) {
        int i = first[pair];
        int j = second[pair];
        long ties = counts[CELLS * pair + 2];
        boolean forth = counts[CELLS * pair + against] + ties > 0;
        boolean back = counts[CELLS * pair + 1 - against] + ties > 0;
        if (forth && reached[i] && !reached[j]) {
          reached[j] = true;
          count++;
          grows = true;
        }
        if (back && reached[j] && !reached[i]) {
          reached[i] = true;
          count++;
          grows = true;
        }
      }
    }
    return count == reached.length;
  }

  /** Who can be reached from whom by a chain of pairs that the one won or tied. */
  private boolean[][] reachable(long[] counts) {
    int n = players.size();
    List<List<Integer>> beaten = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      beaten.add(new ArrayList<>());
    }
    for (int pair = 0; pair < first.length; pair++) {
      long ties = counts[CELLS * pair + 2];
      if (counts[CELLS * pair] + ties > 0) {
        beaten.get(first[pair]).add(second[pair]);
      }
      if (counts[CELLS * pair + 1] + ties > 0) {
        beaten.get(second[pair]).add(first[pair]);
      }
    }
    boolean[][] reach = new boolean[n][n];
    for (int from = 0; from < n; from++) {
      ArrayDeque<Integer> open = new ArrayDeque<>(List.of(from));
      while (!open.isEmpty()) {
        for (int next : beaten.get(open.pop())) {
          if (!reach[from][next]) {
            reach[from][next] = true;
            open.push(next);
          }
        }
      }
    }
    return reach;
  }
}
