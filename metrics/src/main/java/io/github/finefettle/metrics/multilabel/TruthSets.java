package io.github.finefettle.metrics.multilabel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each set of true labels occurred, for the baselines. Held while there are at most
 * {@value #MOST_SETS} different ones; beyond, given up, whatever the partition, because a part
 * never has more different sets than the whole.
 */
final class TruthSets {
  static final int MOST_SETS = 2048;

  private final SortedMap<List<String>, Long> counts = new TreeMap<>(TruthSets::compare);
  private boolean held = true;

  void add(Set<String> truth, long rows) {
    if (held) {
      counts.merge(new ArrayList<>(truth), rows, Math::addExact);
      if (counts.size() > MOST_SETS) {
        giveUp();
      }
    }
  }

  void merge(TruthSets other) {
    if (!other.held) {
      giveUp();
    }
    SortedMap<List<String>, Long> theirs = new TreeMap<>(TruthSets::compare);
    theirs.putAll(other.counts);
    theirs.forEach((set, rows) -> add(new java.util.LinkedHashSet<>(set), rows));
  }

  void giveUp() {
    held = false;
    counts.clear();
  }

  boolean isHeld() {
    return held;
  }

  SortedMap<List<String>, Long> counts() {
    return counts;
  }

  /** The most frequent set; of equally frequent ones the first. */
  Optional<List<String>> mostFrequent() {
    return counts.entrySet().stream()
        .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
        .map(Map.Entry::getKey);
  }

  private static int compare(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
