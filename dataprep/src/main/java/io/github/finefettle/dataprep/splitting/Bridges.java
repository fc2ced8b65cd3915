package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import io.github.finefettle.dataprep.duplicates.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Gives places, sides or folds, to the new rows of a cluster whose old rows are in different ones.
 *
 * <p>Rows are taken one by one: always the one with the smallest id among those that have a
 * neighbour (near duplicate or member of their group) with a side. If all such neighbours are on
 * one side, the row joins them; if not, it is a bridge and is set aside. So no two neighbours of
 * which one is new ever get different sides. What is never reached hangs on old rows only through
 * bridges, or not at all, and is drawn like any other new row.
 */
final class Bridges {
  private final SortedRows<?> rows;
  private final Optional<Supplier<DuplicateIndex>> index;
  private final SplitState state;

  Bridges(SortedRows<?> rows, Optional<Supplier<DuplicateIndex>> index, SplitState state) {
    this.rows = rows;
    this.index = index;
    this.state = state;
  }

  /** Resolves one cluster; its rows ascending. */
  void resolve(List<Integer> cluster) {
    Map<Integer, Set<Integer>> neighbours = neighbours(cluster);
    TreeSet<Integer> frontier = new TreeSet<>();
    TreeSet<Integer> waiting = new TreeSet<>(neighbours.keySet());
    neighbours.forEach(
        (row, near) -> {
          if (near.stream().anyMatch(state::hasPlace)) {
            frontier.add(row);
          }
        });
    while (!frontier.isEmpty()) {
      int row = frontier.pollFirst();
      waiting.remove(row);
      Set<Integer> near = neighbours.getOrDefault(row, Set.of());
      if (decide(row, near)) {
        near.stream().filter(waiting::contains).forEach(frontier::add);
      }
    }
    divide(waiting, neighbours);
  }

  /** Whether the row got a side. */
  private boolean decide(int row, Set<Integer> neighbours) {
    TreeMap<Integer, Integer> byPlace = new TreeMap<>();
    for (int neighbour : neighbours) {
      if (state.hasPlace(neighbour)) {
        byPlace.putIfAbsent(state.place(neighbour), neighbour);
      }
    }
    if (byPlace.size() == 1) {
      int neighbour = byPlace.values().iterator().next();
      state.follow(row, neighbour);
      return state.hasPlace(row);
    }
    List<RowId> partners = byPlace.values().stream().map(rows.ids()::get).toList();
    state.setAside(row, "It belongs to rows on different sides: " + named(byPlace) + ".", partners);
    return false;
  }

  private String named(Map<Integer, Integer> byPlace) {
    List<String> words = new ArrayList<>();
    byPlace.forEach(
        (place, row) -> words.add(rows.ids().get(row) + " (" + state.label(place) + ")"));
    return String.join(", ", words);
  }

  /** The neighbours of each new row within the cluster, ascending. */
  private Map<Integer, Set<Integer>> neighbours(List<Integer> cluster) {
    Set<Integer> members = new TreeSet<>(cluster);
    Map<Integer, Set<Integer>> found = new TreeMap<>();
    for (int row : cluster) {
      if (!state.hasPlace(row)) {
        found.put(row, new TreeSet<>());
      }
    }
    if (index.isPresent()) {
      DuplicateIndex alike = index.get().get();
      for (Map.Entry<Integer, Set<Integer>> entry : found.entrySet()) {
        for (Member partner : alike.partners(entry.getKey(), members::contains)) {
          entry.getValue().add(partner.row());
        }
      }
    }
    rows.groups().values().forEach(values -> addGroups(cluster, values, found));
    return found;
  }

  private static void addGroups(
      List<Integer> cluster, List<String> values, Map<Integer, Set<Integer>> found) {
    Map<String, List<Integer>> members = new HashMap<>();
    for (int row : cluster) {
      if (!values.get(row).isBlank()) {
        members.computeIfAbsent(values.get(row), v -> new ArrayList<>()).add(row);
      }
    }
    for (Map.Entry<Integer, Set<Integer>> entry : found.entrySet()) {
      List<Integer> group = members.getOrDefault(values.get(entry.getKey()), List.of());
      group.stream().filter(row -> !row.equals(entry.getKey())).forEach(entry.getValue()::add);
    }
  }

  /** The rows that were not reached fall into clusters of their own. */
  private void divide(Set<Integer> rest, Map<Integer, Set<Integer>> neighbours) {
    List<Integer> ordered = new ArrayList<>(rest);
    Map<Integer, Integer> place = new HashMap<>();
    ordered.forEach(row -> place.put(row, place.size()));
    RowClusters parts = new RowClusters(ordered.size());
    for (int row : ordered) {
      for (int other : neighbours.getOrDefault(row, Set.of())) {
        Integer placeOfOther = place.get(other);
        if (placeOfOther != null) {
          parts.unite(place.getOrDefault(row, 0), placeOfOther);
        }
      }
    }
    for (int i = 0; i < ordered.size(); i++) {
      state.newCluster(ordered.get(i), ordered.get(parts.firstOf(i)));
    }
  }
}
