package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.evidence.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many rows of each class are on each side. */
final class ClassCounts {
  private final Map<String, EnumMap<Side, Integer>> bySide = new TreeMap<>();
  private final Map<String, Integer> groupsOf = new TreeMap<>();
  private final Map<Side, Integer> rows = new EnumMap<>(Side.class);

  private ClassCounts() {}

  /** Rows without a side are not counted, but their class is there. */
  static ClassCounts of(List<String> labels, int[] groups, @Nullable Side[] sides) {
    ClassCounts counts = new ClassCounts();
    counts.rows.putAll(none());
    for (int row = 0; row < sides.length; row++) {
      String label = labels.get(row);
      EnumMap<Side, Integer> ofClass = counts.bySide.computeIfAbsent(label, l -> none());
      Side side = sides[row];
      if (side != null) {
        ofClass.merge(side, 1, Integer::sum);
        counts.rows.merge(side, 1, Integer::sum);
      }
      counts.groupsOf.merge(label, groups[row] == row ? 1 : 0, Integer::sum);
    }
    return counts;
  }

  private static EnumMap<Side, Integer> none() {
    EnumMap<Side, Integer> counts = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      counts.put(side, 0);
    }
    return counts;
  }

  private static int sum(Map<Side, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  int rows(Side side) {
    return rows.getOrDefault(side, 0);
  }

  int total() {
    return sum(rows);
  }

  int classes() {
    return bySide.size();
  }

  /** The first class, by name, that a split lacks, as a sentence; or empty. */
  Optional<String> missing() {
    for (Map.Entry<String, EnumMap<Side, Integer>> entry : bySide.entrySet()) {
      for (Side side : Side.values()) {
        if (entry.getValue().getOrDefault(side, 0) == 0) {
          return Optional.of(
              "The class \""
                  + entry.getKey()
                  + "\" has no row in the "
                  + side.label()
                  + " split (rows of the class: "
                  + sum(entry.getValue())
                  + ", in "
                  + groupsOf.get(entry.getKey())
                  + " groups of duplicates).");
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses what cannot be trained and judged on.
   *
   * @param keeping whether the rows of an earlier split stay where they are; then a class that has
   *     come since must not stop everything
   */
  void requireUsable(SplitPlan plan, boolean keeping) {
    for (Side side : Side.values()) {
      if (rows(side) == 0) {
        throw new IllegalArgumentException(
            "The "
                + side.label()
                + " split would be empty: there are only "
                + total()
                + " rows. Give more rows; at these shares a few hundred are the least that can"
                + " be judged on.");
      }
    }
    if (!plan.isStratified()) {
      return;
    }
    if (classes() < 2 && !keeping) {
      throw new IllegalArgumentException(
          "All "
              + total()
              + " rows have the label \""
              + bySide.keySet().iterator().next()
              + "\": there is nothing to tell apart. Check that the right column is read as the"
              + " label, or add rows of another class.");
    }
    if (!plan.allowsMissingClasses() && !keeping) {
      missing()
          .ifPresent(
              sentence -> {
                throw new IllegalArgumentException(
                    sentence
                        + " Add rows of it, merge it with another class, leave it out, or try"
                        + " another seed; allowingMissingClasses() goes on without it.");
              });
    }
  }

  Table table() {
    List<List<String>> cells = new ArrayList<>();
    bySide.forEach(
        (label, counts) -> {
          List<String> line = new ArrayList<>();
          line.add(label);
          counts.values().forEach(count -> line.add(Integer.toString(count)));
          cells.add(line);
        });
    return new Table("Rows by class", List.of("class", "train", "validation", "test"), cells);
  }
}
