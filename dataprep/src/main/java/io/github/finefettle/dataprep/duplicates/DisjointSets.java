package io.github.finefettle.dataprep.duplicates;

/** Union and find over 0 .. n - 1; the representative of a set is always its smallest member. */
final class DisjointSets {
  private final int[] parent;

  DisjointSets(int n) {
    parent = new int[n];
    for (int i = 0; i < n; i++) {
      parent[i] = i;
    }
  }

  int find(int i) {
    int root = i;
    while (parent[root] != root) {
      root = parent[root];
    }
    int step = i;
    while (parent[step] != root) {
      int next = parent[step];
      parent[step] = root;
      step = next;
    }
    return root;
  }

  void union(int a, int b) {
    int rootA = find(a);
    int rootB = find(b);
    // The smaller wins, so that the outcome does not depend on the order of unions.
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  int[] representatives() {
    int[] roots = new int[parent.length];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = find(i);
    }
    return roots;
  }
}
