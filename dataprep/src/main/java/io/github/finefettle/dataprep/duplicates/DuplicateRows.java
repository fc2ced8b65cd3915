package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Arrays;
import java.util.Set;

/**
 * Judges the rows of one run that were found to be duplicates, each with its partner and the id of
 * its cluster. Rows are kept as sorted numbers, not objects, because there may be millions.
 */
final class DuplicateRows implements RowRule {
  private final CleaningRule rule;
  private final RuleAction action;
  private final String reason;
  private final String flagReason;
  private final double threshold;
  private final RowNumbers numbers;
  private final DuplicatePairs pairs;
  private final long[] rows;
  private final int[] places;

  /** Makes a rule that does the same with all of them. */
  DuplicateRows(
      CleaningRule rule,
      RuleAction action,
      String reason,
      double threshold,
      RowNumbers numbers,
      DuplicatePairs pairs) {
    this(rule, action, reason, reason, threshold, numbers, pairs);
  }

  /**
   * Makes the rule.
   *
   * @param rule the rule that learned it
   * @param action what becomes of rows that are not only flagged
   * @param threshold what similarities are held against
   */
  DuplicateRows(
      CleaningRule rule,
      RuleAction action,
      String reason,
      String flagReason,
      double threshold,
      RowNumbers numbers,
      DuplicatePairs pairs) {
    this.rule = rule;
    this.action = action;
    this.reason = reason;
    this.flagReason = flagReason;
    this.threshold = threshold;
    this.numbers = numbers;
    this.pairs = pairs;
    this.places = IntOrder.upTo(pairs.size());
    IntOrder.sort(
        places, (a, b) -> Long.compare(numbers.packed(pairs.row(a)), numbers.packed(pairs.row(b))));
    this.rows = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      rows[i] = numbers.packed(pairs.row(places[i]));
    }
  }

  @Override
  public boolean onlyFlags() {
    return action == RuleAction.FLAGGED;
  }

  @Override
  public StepOutcome apply(Example example) {
    if (rows.length == 0) {
      return StepOutcome.unchanged();
    }
    int found = Arrays.binarySearch(rows, numbers.find(example.id()));
    if (found < 0) {
      return StepOutcome.unchanged();
    }
    int at = places[found];
    RowId partner = numbers.row(pairs.partner(at));
    boolean flagged = pairs.isFlagged(at);
    return StepOutcome.unchanged()
        .and(flagged ? RuleAction.FLAGGED : action, flagged ? flagReason : reason)
        .measured(pairs.similarity(at), threshold)
        .with(partner)
        .inCluster(numbers.row(pairs.cluster(at)));
  }

  @Override
  public String id() {
    return rule.id();
  }

  @Override
  public int version() {
    return rule.version();
  }

  @Override
  public Set<Role> reads() {
    return Roles.of();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    throw new IllegalStateException("Duplicates are bound to a run and have no JSON form.");
  }
}
