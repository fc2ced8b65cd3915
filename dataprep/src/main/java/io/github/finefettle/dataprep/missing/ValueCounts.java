package io.github.finefettle.dataprep.missing;

import java.util.Map;
import java.util.TreeMap;

/** How often each text stands in a role, by label. */
final class ValueCounts {
  /** With more different texts than these, counting ends and there is no mode. */
  static final int MOST = 100_000;

  private final Map<String, Map<String, Long>> byLabel = new TreeMap<>();
  private int distinct;

  void add(String label, String text) {
    if (text.isEmpty() || isOverflown()) {
      return;
    }
    long rows = byLabel.computeIfAbsent(label, l -> new TreeMap<>()).merge(text, 1L, Long::sum);
    distinct += rows == 1 ? 1 : 0;
    if (isOverflown()) {
      byLabel.clear();
    }
  }

  boolean isOverflown() {
    return distinct > MOST;
  }

  /** The most frequent text of each label; of equally frequent ones the first in order. */
  Map<String, String> modes() {
    Map<String, String> modes = new TreeMap<>();
    byLabel.forEach((label, counts) -> modes.put(label, mode(counts)));
    return modes;
  }

  private static String mode(Map<String, Long> counts) {
    String best = "";
    long most = 0;
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        best = entry.getKey();
      }
    }
    return best;
  }
}
