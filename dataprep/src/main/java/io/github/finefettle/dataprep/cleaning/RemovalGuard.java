package io.github.finefettle.dataprep.cleaning;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Stops a run in which one rule removes too large a share of a class, a source or a language.
 *
 * <p>The share is taken of the rows of the group that reached the rule. Rows without a label are no
 * class: a plan that drops them is meant to. The source is the role SOURCE, or else the file that a
 * row came from; the language counts from the rule on that tells it. Fewer than {@value #FEWEST}
 * removed rows never stop a run, because in a class of a few rows any share is chance.
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

  /** What a rule removed too much of. */
  record Excess(String rule, GroupKind kind, String group, long removed, long reached) {}

  /** The first rule that removed too large a share of a group, and that group. */
  Optional<Excess> firstExcess(List<String> rules, RuleCounts counts) {
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    GroupCounts groups = counts.groups();
    for (int i = 0; i < rules.size(); i++) {
      if (counts.removed(i) < FEWEST) {
        continue;
      }
      for (GroupKind kind : GroupKind.values()) {
        for (String group : groups.groups(kind)) {
          long removed = groups.removed(kind, group, i);
          long reached = groups.reached(kind, group, i);
          if (removed >= FEWEST && removed > limit.getAsDouble() * reached) {
            return Optional.of(new Excess(rules.get(i), kind, group, removed, reached));
          }
        }
      }
    }
    return Optional.empty();
  }

  void check(List<String> rules, RuleCounts counts) {
    Optional<Excess> excess = firstExcess(rules, counts);
    if (excess.isPresent()) {
      throw new CleaningStoppedException(excess.get(), limit.getAsDouble());
    }
  }
}
