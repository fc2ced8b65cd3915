package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.duplicates.ExactDuplicates;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds rows with the same input and different labels. */
final class LabelConflicts {
  private LabelConflicts() {}

  /** Rows with the same input, in id order, and the first of them whose label is not the first. */
  static final class Conflict {
    private final List<Integer> rows = new ArrayList<>();
    private final List<Example> examples;
    private int other = -1;

    private Conflict(List<Example> examples) {
      this.examples = examples;
    }

    private void add(int row) {
      rows.add(row);
      if (other < 0 && !hasFirstLabel(row)) {
        other = row;
      }
    }

    private boolean hasFirstLabel(int row) {
      return examples.get(row).text(Role.LABEL).equals(examples.get(rows.get(0)).text(Role.LABEL));
    }

    List<Integer> rows() {
      return rows;
    }

    /** The first row with another label than a row of this conflict. */
    int partnerOf(int row) {
      return hasFirstLabel(row) ? other : rows.get(0);
    }
  }

  /**
   * Finds them.
   *
   * @param examples in id order
   * @return the groups with at least two labels, by their first rows
   */
  static List<Conflict> find(List<Example> examples) {
    Map<String, Conflict> byInput = new TreeMap<>();
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      if (example.find(Role.INPUT).isPresent() && example.find(Role.LABEL).isPresent()) {
        String key = ExactDuplicates.keyOf(example.text(Role.INPUT));
        byInput.computeIfAbsent(key, k -> new Conflict(examples)).add(i);
      }
    }
    return byInput.values().stream()
        .filter(conflict -> conflict.other >= 0)
        .sorted(Comparator.comparing(conflict -> conflict.rows.get(0)))
        .toList();
  }
}
