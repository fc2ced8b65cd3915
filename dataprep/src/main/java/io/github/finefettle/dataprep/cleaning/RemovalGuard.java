package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.examples.Role;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Stops a run before one rule removes too large a share of a class.
 *
 * <p>The share is taken of the rows of the class that reached the rule. Rows without a label are no
 * class: a plan that drops them is meant to. Fewer than {@value #FEWEST} removed rows never stop a
 * run, because in a class of a few rows any share is chance.
 */
record RemovalGuard(OptionalDouble limit) {
  static final int FEWEST = 5;

  RemovalGuard {
    if (limit.isPresent() && !(limit.getAsDouble() > 0 && limit.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "The greatest share ("
              + limit.getAsDouble()
              + ") that a rule may remove must be above 0 and at most 1. Try 0.2.");
    }
  }

  void check(String rule, WorkingRows rows, List<Integer> removed) {
    if (limit.isEmpty() || removed.size() < FEWEST) {
      return;
    }
    Map<String, Long> before = rows.labelCounts();
    Map<String, Long> gone = new TreeMap<>();
    for (int row : removed) {
      gone.merge(rows.example(row).text(Role.LABEL), 1L, Long::sum);
    }
    for (Map.Entry<String, Long> entry : gone.entrySet()) {
      String label = entry.getKey();
      long total = before.getOrDefault(label, 0L);
      boolean tooMany =
          entry.getValue() >= FEWEST && entry.getValue() > limit.getAsDouble() * total;
      if (!label.isBlank() && tooMany) {
        throw new CleaningStoppedException(
            rule, label, entry.getValue(), total, limit.getAsDouble());
      }
    }
  }
}
