package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.List;

/** The kinds of rules of this package, for reading plans. */
public final class DuplicateRules {
  private DuplicateRules() {}

  /**
   * The kinds.
   *
   * @return in the order of their ids
   */
  public static List<RuleKind> kinds() {
    return List.of(
        new RuleKind(
            DropExactDuplicates.ID, DropExactDuplicates.VERSION, DropExactDuplicates::read),
        new RuleKind(
            DropNearDuplicates.ID,
            1,
            (json, registry) ->
                new DropNearDuplicates(NearDuplicates.fromJson(json.get("near"), registry))),
        new RuleKind(
            ReviewConflictingLabels.ID, 1, (json, registry) -> new ReviewConflictingLabels()),
        new RuleKind(ReviewConflicts.ID, 1, (json, registry) -> ReviewConflicts.read(json)));
  }
}
