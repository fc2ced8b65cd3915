package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows with the same input and different labels. Each row of such a group has as partner the
 * group's first row, or, if it has the same label as that, the first row with another one.
 */
final class ConflictSearch {
  private final ExactDuplicateSearch inputs = new ExactDuplicateSearch();
  private final Map<String, Integer> labelNumbers = new HashMap<>();
  private final LongList firstRows = new LongList();
  private final LongList labels = new LongList();

  /** By the number of a group's first row: the first row with another label. */
  private final Map<Integer, Integer> others = new HashMap<>();

  void add(RowId row, ReviewConflictingLabels.Labelled labelled) {
    if (!labelled.input().counts() || labelled.label().isBlank()) {
      return;
    }
    int number = labels.size();
    int first = inputs.add(row, labelled.input());
    firstRows.add(first);
    labels.add(labelNumbers.computeIfAbsent(labelled.label(), l -> labelNumbers.size()));
    if (labels.get(first) != labels.get(number)) {
      others.putIfAbsent(first, number);
    }
  }

  int groups() {
    return others.size();
  }

  int rows() {
    int rows = 0;
    for (int i = 0; i < firstRows.size(); i++) {
      rows += others.containsKey((int) firstRows.get(i)) ? 1 : 0;
    }
    return rows;
  }

  RowRule found() {
    int[] conflicting = new int[rows()];
    int[] partners = new int[conflicting.length];
    int at = 0;
    for (int i = 0; i < firstRows.size(); i++) {
      int first = (int) firstRows.get(i);
      Integer other = others.get(first);
      if (other != null) {
        conflicting[at] = i;
        partners[at] = labels.get(i) == labels.get(first) ? other : first;
        at++;
      }
    }
    return new DuplicateRows(
        ReviewConflictingLabels.ID,
        RuleAction.FLAGGED,
        "The same input has another label in the partner row.",
        1,
        inputs.rows(),
        conflicting,
        partners,
        new double[0]);
  }
}
