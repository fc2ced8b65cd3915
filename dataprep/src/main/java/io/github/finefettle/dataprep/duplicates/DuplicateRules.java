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
        new RuleKind(DropExactDuplicates.ID, 1, (json, registry) -> new DropExactDuplicates()),
        new RuleKind(
            DropNearDuplicates.ID,
            1,
            (json, registry) -> new DropNearDuplicates(NearDuplicates.fromJson(json.get("near")))),
        new RuleKind(
            ReviewConflictingLabels.ID, 1, (json, registry) -> new ReviewConflictingLabels()));
  }
}
