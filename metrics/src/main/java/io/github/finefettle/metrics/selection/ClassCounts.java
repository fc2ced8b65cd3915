package io.github.finefettle.metrics.selection;

import io.github.finefettle.metrics.classification.MajorityBaseline;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many rows each class has, and how many have no label. */
final class ClassCounts {
  private final SortedMap<String, Long> byLabel;
  private final long withoutLabel;

  ClassCounts(Map<String, Long> byLabel, long withoutLabel) {
    this.byLabel = Collections.unmodifiableSortedMap(new TreeMap<>(byLabel));
    this.withoutLabel = withoutLabel;
  }

  SortedMap<String, Long> byLabel() {
    return byLabel;
  }

  long withoutLabel() {
    return withoutLabel;
  }

  long total() {
    return byLabel.values().stream().mapToLong(count -> count).sum();
  }

  int classes() {
    return byLabel.size();
  }

  long largest() {
    return byLabel.values().stream().mapToLong(count -> count).max().orElse(0);
  }

  long smallest() {
    return byLabel.values().stream().mapToLong(count -> count).min().orElse(0);
  }

  /** The rows of the largest class for each of the smallest. */
  double imbalanceRatio() {
    return (double) largest() / smallest();
  }

  double share(String label) {
    return (double) byLabel.getOrDefault(label, 0L) / total();
  }

  MajorityBaseline baseline() {
    return MajorityBaseline.ofCounts(byLabel);
  }
}
