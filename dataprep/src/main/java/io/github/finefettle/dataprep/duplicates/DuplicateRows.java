package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Judges the rows of one run that were found to be duplicates, each with its partner. Rows and
 * partners are kept as sorted numbers, not objects, because there may be millions.
 */
final class DuplicateRows implements RowRule {
  private final String id;
  private final RuleAction action;
  private final String reason;
  private final double threshold;
  private final RowNumbers numbers;
  private final long[] rows;
  private final int[] partners;
  private final double[] similarities;

  /**
   * Makes the rule.
   *
   * @param duplicates the numbers of the duplicates, ascending
   * @param partners the number of each one's partner
   * @param similarities as many, or empty for exact duplicates
   */
  DuplicateRows(
      String id,
      RuleAction action,
      String reason,
      double threshold,
      RowNumbers numbers,
      int[] duplicates,
      int[] partners,
      double[] similarities) {
    this.id = id;
    this.action = action;
    this.reason = reason;
    this.threshold = threshold;
    this.numbers = numbers;
    // Sources are numbered in the order in which they are read, but positions within a source may
    // come in any order, so the packed forms are sorted by themselves.
    int[] order = IntStream.range(0, duplicates.length).toArray();
    if (!isAscending(numbers, duplicates)) {
      order =
          IntStream.range(0, duplicates.length)
              .boxed()
              .sorted(Comparator.comparingLong(i -> numbers.packed(duplicates[i])))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    this.rows = new long[duplicates.length];
    this.partners = new int[duplicates.length];
    this.similarities = new double[similarities.length];
    for (int i = 0; i < order.length; i++) {
      int from = order[i];
      this.rows[i] = numbers.packed(duplicates[from]);
      this.partners[i] = partners[from];
      if (similarities.length > 0) {
        this.similarities[i] = similarities[from];
      }
    }
  }

  private static boolean isAscending(RowNumbers numbers, int[] rows) {
    for (int i = 1; i < rows.length; i++) {
      if (numbers.packed(rows[i - 1]) >= numbers.packed(rows[i])) {
        return false;
      }
    }
    return true;
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
    int at = Arrays.binarySearch(rows, numbers.find(example.id()));
    if (at < 0) {
      return StepOutcome.unchanged();
    }
    RowId partner = numbers.row(partners[at]);
    double similarity = similarities.length == 0 ? 1 : similarities[at];
    return StepOutcome.unchanged()
        .and(action, reason)
        .measured(similarity, threshold)
        .with(partner);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of();
  }

  @Override
  public Set<Role> edits() {
    return Roles.of();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    throw new IllegalStateException("Duplicates are bound to a run and have no JSON form.");
  }
}
