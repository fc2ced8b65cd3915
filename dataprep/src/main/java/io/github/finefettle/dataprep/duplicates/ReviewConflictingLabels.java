package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import java.util.Set;

/**
 * Flags rows with the same input and different labels; drops none. For other keys, for answers
 * instead of labels, and for keeping the majority there is {@link ReviewConflicts}.
 */
public record ReviewConflictingLabels() implements LearningRule<Conflicts.Observed> {
  static final String ID = "review-conflicting-labels";
  private static final Conflicts CONFLICTS = Conflicts.ofLabels();

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
  public void addSettings(JsonObjectBuilder json) {
    // There are none.
  }

  @Override
  public boolean onlyFlags() {
    return true;
  }

  @Override
  public Conflicts.Observed observe(Example example) {
    return ConflictSearch.observe(CONFLICTS, example);
  }

  /**
   * How many inputs have two labels or more.
   *
   * @param examples the examples
   * @return 0 or more
   */
  public static long count(Iterable<Example> examples) {
    try (ConflictSearch search = new ConflictSearch(CONFLICTS)) {
      for (Example example : examples) {
        search.add(example.id(), ConflictSearch.observe(CONFLICTS, example));
      }
      return search.groups().size();
    }
  }

  @Override
  public Learning<Conflicts.Observed> learning() {
    return ConflictRules.learning(this, CONFLICTS, false, "label", "conflicting-labels");
  }
}
