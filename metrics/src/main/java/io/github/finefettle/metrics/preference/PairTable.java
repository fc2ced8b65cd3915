package io.github.finefettle.metrics.preference;

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
    return graph(counts, false).groups(graph(counts, true));
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
    return graph(counts, false).reachesAllFromFirst() && graph(counts, true).reachesAllFromFirst();
  }

  /** An arrow from each winner to the loser, or (turned) the other way; ties are both. */
  private WinGraph graph(long[] counts, boolean turned) {
    int[] from = new int[2 * first.length];
    int[] to = new int[from.length];
    int arrows = 0;
    for (int pair = 0; pair < first.length; pair++) {
      long ties = counts[CELLS * pair + 2];
      if (counts[CELLS * pair + (turned ? 1 : 0)] + ties > 0) {
        from[arrows] = first[pair];
        to[arrows++] = second[pair];
      }
      if (counts[CELLS * pair + (turned ? 0 : 1)] + ties > 0) {
        from[arrows] = second[pair];
        to[arrows++] = first[pair];
      }
    }
    return WinGraph.of(players.size(), Arrays.copyOf(from, arrows), Arrays.copyOf(to, arrows));
  }
}
