package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.examples.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must stay on one side: rows that hang together through near duplicates and equal values of a
 * role, over any number of steps. A union-find whose representative is always the smallest row, so
 * that nothing depends on the order of the unions.
 */
final class RowClusters {
  private final int[] parent;

  RowClusters(int rows) {
    parent = new int[rows];
    for (int row = 0; row < rows; row++) {
      parent[row] = row;
    }
  }

  static RowClusters of(
      List<String> texts,
      Optional<NearDuplicates> together,
      Map<Role, List<String>> groups,
      Watch watch) {
    RowClusters clusters = new RowClusters(texts.size());
    if (together.isPresent()) {
      int[] alike = watch.searchBy(together.get()).index(texts).groups();
      for (int row = 0; row < alike.length; row++) {
        clusters.unite(row, alike[row]);
      }
    }
    groups.values().forEach(clusters::uniteEqual);
    return clusters;
  }

  private void uniteEqual(List<String> values) {
    Map<String, Integer> first = new HashMap<>();
    for (int row = 0; row < values.size(); row++) {
      String value = values.get(row);
      if (!value.isBlank()) {
        Integer earlier = first.putIfAbsent(value, row);
        if (earlier != null) {
          unite(row, earlier);
        }
      }
    }
  }

  void unite(int a, int b) {
    int rootA = firstOf(a);
    int rootB = firstOf(b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  int firstOf(int row) {
    int root = row;
    while (parent[root] != root) {
      root = parent[root];
    }
    int step = row;
    while (parent[step] != root) {
      int next = parent[step];
      parent[step] = root;
      step = next;
    }
    return root;
  }

  /** For each row the first row of its cluster. */
  int[] firsts() {
    int[] firsts = new int[parent.length];
    for (int row = 0; row < firsts.length; row++) {
      firsts[row] = firstOf(row);
    }
    return firsts;
  }
}
