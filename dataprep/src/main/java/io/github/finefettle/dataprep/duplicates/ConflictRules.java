package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.List;

/** What follows from conflicts: rows to look at and, where the user asked for it, rows to drop. */
final class ConflictRules {
  private ConflictRules() {}

  static Learning<Conflicts.Observed> learning(
      CleaningRule rule, Conflicts definition, boolean keepMajority, String word, String finding) {
    ConflictSearch search = new ConflictSearch(definition);
    return new Learning<>() {
      @Override
      public void add(RowId row, Conflicts.Observed observed) {
        search.add(row, observed);
      }

      @Override
      public Learned learned() {
        search.close();
        return ConflictRules.learned(rule, search, keepMajority, word, finding);
      }
    };
  }

  private static Learned learned(
      CleaningRule rule, ConflictSearch search, boolean keepMajority, String word, String finding) {
    List<ConflictGroup> groups = search.groups();
    DuplicatePairs pairs = new DuplicatePairs();
    for (ConflictGroup group : groups) {
      add(group, keepMajority && group.hasMajority(), pairs);
    }
    Learned learned =
        Learned.bound(
            new DuplicateRows(
                rule,
                keepMajority ? RuleAction.DROPPED : RuleAction.FLAGGED,
                keepMajority
                    ? "Most rows with the same input have the " + word + " of the partner row."
                    : flag(word),
                flag(word),
                1,
                search.rows(),
                pairs));
    if (groups.isEmpty()) {
      return learned;
    }
    int rows = groups.stream().mapToInt(ConflictGroup::rows).sum();
    return learned.with(
        new Finding(
            Severity.WARNING,
            finding,
            rows
                + " rows in "
                + groups.size()
                + " groups have the same input and different "
                + word
                + "s.",
            "Look at them in the ledger and decide which " + word + " is right."));
  }

  private static String flag(String word) {
    return "The same input has another " + word + " in the partner row.";
  }

  /** Each row has as partner the first row with another answer, in the order of ids. */
  private static void add(ConflictGroup group, boolean drops, DuplicatePairs pairs) {
    int[] most = group.answers().get(0);
    for (int[] rows : group.answers()) {
      int partner = rows[0] == group.first() ? group.other() : group.first();
      for (int row : rows) {
        if (!drops) {
          pairs.addFlagged(row, partner, group.first());
        } else if (rows != most) {
          pairs.addInCluster(row, most[0], group.first());
        }
      }
    }
  }
}
