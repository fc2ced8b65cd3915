package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import java.util.Set;

/** Flags rows with the same input and different labels; drops none. */
public record ReviewConflictingLabels() implements LearningRule<ReviewConflictingLabels.Labelled> {
  static final String ID = "review-conflicting-labels";

  /**
   * What is compared of a row.
   *
   * @param input the key of its input
   * @param label its label
   */
  public record Labelled(DuplicateKey input, String label) {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.INPUT, Role.LABEL);
  }

  @Override
  public Set<Role> edits() {
    return Roles.of();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    // There are none.
  }

  @Override
  public boolean onlyFlags() {
    return true;
  }

  @Override
  public Labelled observe(Example example) {
    return new Labelled(DuplicateKey.ofInput(example), example.text(Role.LABEL));
  }

  /**
   * How many inputs have two labels or more.
   *
   * @param examples the examples
   * @return 0 or more
   */
  public static long count(Iterable<Example> examples) {
    ReviewConflictingLabels rule = new ReviewConflictingLabels();
    ConflictSearch search = new ConflictSearch();
    for (Example example : examples) {
      search.add(example.id(), rule.observe(example));
    }
    return search.groups();
  }

  @Override
  public Learning<Labelled> learning() {
    ConflictSearch search = new ConflictSearch();
    return new Learning<>() {
      @Override
      public void add(RowId row, Labelled observation) {
        search.add(row, observation);
      }

      @Override
      public Learned learned() {
        Learned learned = Learned.bound(search.found());
        return search.groups() == 0
            ? learned
            : learned.with(
                new Finding(
                    Severity.WARNING,
                    "conflicting-labels",
                    search.rows()
                        + " rows in "
                        + search.groups()
                        + " groups have the same input and different labels.",
                    "Look at them in the ledger and decide which label is right."));
      }
    };
  }
}
