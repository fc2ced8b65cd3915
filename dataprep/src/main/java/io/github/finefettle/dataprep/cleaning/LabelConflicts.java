package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.duplicates.ExactDuplicates;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds rows with the same input and different labels. */
final class LabelConflicts {
  private LabelConflicts() {}

  /**
   * Finds them.
   *
   * @param examples in id order
   * @return the groups as indices, each in id order and with at least two labels
   */
  static List<List<Integer>> find(List<Example> examples) {
    Map<String, List<Integer>> byInput = new TreeMap<>();
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      if (example.find(Role.INPUT).isPresent() && example.find(Role.LABEL).isPresent()) {
        String key = ExactDuplicates.keyOf(example.text(Role.INPUT));
        byInput.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
      }
    }
    return byInput.values().stream()
        .filter(group -> labels(examples, group) > 1)
        .sorted((a, b) -> Integer.compare(a.get(0), b.get(0)))
        .toList();
  }

  private static long labels(List<Example> examples, List<Integer> group) {
    return group.stream().map(i -> examples.get(i).text(Role.LABEL)).distinct().count();
  }
}
